import { withSettings } from '../measure-settings';
import {
  ADHERENCE_MEASURES,
  AGENT_INTERVAL_MEASURES,
  ANSWER_MEASURES,
  CHAT_MEASURES,
  chatRows,
  LEG_MEASURES,
  REVIEW_MEASURES,
  REVIEW_SUMS,
} from '../measures';
import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import { beginChanges } from './changes';
import { linkSurveys } from './link-surveys';
import { markBusiness } from './mark-business';
import { markCounted } from './mark-counted';
import { markRepeats } from './mark-repeats';
import { prepareOnce } from './prepare-once';

/** The reviews of the changed cells, each with its items summed. */
const REVIEW_TOTALS = `
  SELECT r.employee_id, r.local_date, r.queue_id, r.channel,
    ${REVIEW_SUMS.points} AS points,
    ${REVIEW_SUMS.possible} AS possible,
    ${REVIEW_SUMS.critical_misses} AS critical_misses
  FROM changed_cells c
  CROSS JOIN reviews r ON r.employee_id = c.employee_id AND r.local_date = c.local_date
  JOIN review_items i ON i.review_id = r.id
  GROUP BY r.id`;

/**
 * The rows of the changed cells. CROSS JOIN fixes who looks up whom: a few cells are looked up in the table's index;
 * where most cells changed the table is read as it lies and each row asks whether its cell is among them.
 */
const rowsOfCells = (table: string, alias: string, isMost: boolean) =>
  isMost
    ? `${table} ${alias} NOT INDEXED CROSS JOIN changed_cells c
         ON c.employee_id = COALESCE(${alias}.employee_id, 0) AND c.local_date = ${alias}.local_date`
    : `changed_cells c CROSS JOIN ${table} ${alias}
         ON ${alias}.employee_id IS NULLIF(c.employee_id, 0) AND ${alias}.local_date = c.local_date`;

const SOURCES = [
  { alias: 'l', from: (isMost: boolean) => rowsOfCells('legs', 'l', isMost), measures: LEG_MEASURES },
  { alias: 'a', from: (isMost: boolean) => rowsOfCells('answers', 'a', isMost), measures: ANSWER_MEASURES },
  { alias: 'r', from: () => `(${REVIEW_TOTALS}) r`, measures: REVIEW_MEASURES },
  {
    alias: 'i',
    from: (isMost: boolean) => rowsOfCells('agent_intervals', 'i', isMost),
    measures: AGENT_INTERVAL_MEASURES,
    where: 'i.is_counted = 1',
  },
  {
    alias: 'w',
    from: (isMost: boolean) => rowsOfCells('adherence_intervals', 'w', isMost),
    measures: ADHERENCE_MEASURES,
    where: 'w.is_counted = 1',
    isOfNoQueue: true,
  },
] as const;

const CHATS = {
  alias: 'o',
  from: () =>
    `${chatRows('chat_cells c CROSS JOIN legs l ON l.employee_id = c.employee_id AND l.local_date = c.local_date')} o`,
  measures: CHAT_MEASURES,
} as const;

type Source = (typeof SOURCES)[number] | typeof CHATS;

/**
 * Works off the noted changes: links surveys, marks repeats, then says the changed (person, day) cells of daily_facts
 * anew from the rows, and no others. Runs inside the caller's transaction. Returns how many cells were said anew.
 */
export function rollUpChanges(connection: Connection): number {
  if (hasAny(connection, 'touched_contacts')) linkSurveys(connection);
  if (hasAny(connection, 'touched_customers')) markRepeats(connection);
  if (hasAny(connection, 'changed_cells')) markCounted(connection);
  markBusiness(connection, 'noted');
  const settings = readSettings(connection);
  connection.exec(
    `DELETE FROM daily_facts WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM changed_cells)`,
  );
  const cells = count(connection, 'changed_cells');
  const isMost = cells > count(connection, 'daily_facts');
  for (const source of cells > 0 ? SOURCES : []) saySums(connection, source, { isMost, settings });
  sayChats(connection, settings);
  beginChanges(connection);
  return cells;
}

/** Says what one kind of rows adds to the changed cells. */
function saySums(
  connection: Connection,
  { alias, from, measures, ...source }: Source,
  { isMost, settings }: { isMost: boolean; settings: Settings },
): void {
  const [queue, channel] = 'isOfNoQueue' in source ? ['NULL', 'NULL'] : [`${alias}.queue_id`, `${alias}.channel`];
  const names = Object.keys(measures);
  const sums = Object.values(measures).map((sql) => `SUM(${withSettings(sql, settings)})`);
  const statement = `INSERT INTO daily_facts
      (local_date, week_date, employee_id, team_id, queue_id, channel, ${names.join(', ')})
    SELECT ${alias}.local_date, date(${alias}.local_date, 'weekday 0', '-6 days'),
      COALESCE(${alias}.employee_id, 0), COALESCE(m.team_id, 0), COALESCE(${queue}, 0),
      COALESCE(${channel}, ''), ${sums.join(', ')}
    FROM ${from(isMost)}
    LEFT JOIN team_memberships m ON m.employee_id = ${alias}.employee_id
      AND m.from_date <= ${alias}.local_date AND (m.to_date IS NULL OR m.to_date > ${alias}.local_date)
    WHERE ${'where' in source ? source.where : '1 = 1'}
    GROUP BY 3, 1, 4, 5, 6
    ON CONFLICT DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  prepareOnce(connection, statement).run();
}

/** Says anew how chats overlap, in the cells that were said anew and in those that a load has added chats to. */
function sayChats(connection: Connection, settings: Settings): void {
  connection.exec(`INSERT OR IGNORE INTO chat_cells SELECT c.employee_id, c.local_date FROM changed_cells c
    CROSS JOIN daily_facts f ON f.employee_id = c.employee_id AND f.local_date = c.local_date
    WHERE f.channel = 'chat' AND c.employee_id <> 0`);
  if (!hasAny(connection, 'chat_cells')) return;
  connection.exec(`UPDATE daily_facts SET chat_ms = 0, chat_wall_ms = 0
    WHERE channel = 'chat' AND (employee_id, local_date) IN (SELECT employee_id, local_date FROM chat_cells)`);
  saySums(connection, CHATS, { isMost: false, settings });
}

const hasAny = (
  connection: Connection,
  table: 'touched_contacts' | 'touched_customers' | 'changed_cells' | 'chat_cells',
) => prepareOnce(connection, `SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;

function count(connection: Connection, table: 'changed_cells' | 'daily_facts'): number {
  return connection.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number;
}

/** Says the whole of daily_facts anew: after a setting that changes what a figure means. */
export function rollUpAll(connection: Connection): number {
  return connection.transaction(() => {
    beginChanges(connection);
    connection.exec(`
      DELETE FROM daily_facts;
      INSERT OR IGNORE INTO changed_cells SELECT DISTINCT COALESCE(employee_id, 0), local_date FROM legs;
      INSERT OR IGNORE INTO changed_cells SELECT DISTINCT COALESCE(employee_id, 0), local_date FROM answers;
      INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM reviews;
      INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM agent_intervals;
      INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM adherence_intervals;
      INSERT OR IGNORE INTO touched_customers SELECT DISTINCT customer_key FROM legs WHERE customer_key IS NOT NULL;
    `);
    return rollUpChanges(connection);
  })();
}
