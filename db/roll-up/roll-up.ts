import { CHAT_MEASURES, chatRows } from '../measures';
import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import { beginChanges } from './changes';
import { linkSurveys } from './link-surveys';
import { markBusiness } from './mark-business';
import { markCounted } from './mark-counted';
import { markRepeats } from './mark-repeats';
import { prepareOnce } from './prepare-once';
import { sayAnswers } from './say-answers';
import { SOURCES, type SummedRows, saySums } from './say-sums';

const CHATS: SummedRows = {
  alias: 'o',
  from: () =>
    `${chatRows('chat_cells c CROSS JOIN legs l ON l.employee_id = c.employee_id AND l.local_date = c.local_date')} o`,
  measures: CHAT_MEASURES,
};

/**
 * Works off the noted changes: links surveys, marks repeats, then says the changed (person, day) cells of daily_facts
 * again from the rows, and no others. Runs inside the caller's transaction. Returns how many cells were recomputed.
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
  const cells = prepareOnce(connection, 'SELECT COUNT(*) FROM changed_cells').pluck().get() as number;
  const isMost = cells > 0 && !hasAsMany(connection, cells);
  for (const source of cells > 0 ? SOURCES : []) saySums(connection, source, { isMost, settings });
  const answered = sayAnswers(connection, settings);
  sayChats(connection, settings);
  beginChanges(connection);
  return cells + answered;
}

/** Recomputes how chats overlap, in the recomputed cells and in those that a load has added chats to. */
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

/** Whether daily_facts has at least this number of rows: no more of them are counted, or correcting one would count them all. */
const hasAsMany = (connection: Connection, rows: number) =>
  prepareOnce(connection, 'SELECT COUNT(*) FROM (SELECT 1 FROM daily_facts LIMIT ?)').pluck().get(rows) === rows;

/** Recomputes the whole of daily_facts: after a setting that changes what a figure means. */
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
