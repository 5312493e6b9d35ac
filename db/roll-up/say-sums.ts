import { withSettings } from '../measure-settings';
import {
  ADHERENCE_MEASURES,
  AGENT_INTERVAL_MEASURES,
  ANSWER_MEASURES,
  LEG_MEASURES,
  REVIEW_MEASURES,
  REVIEW_SUMS,
} from '../measures';
import type { Connection } from '../open';
import type { Settings } from '../settings';
import { stays } from './leaving';
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
 * The rows of the changed cells. CROSS JOIN fixes the order of the look-ups: a few cells are looked up in the table's index;
 * where most cells changed the table is read as it lies and each row asks whether its cell is among them.
 */
export const rowsOfCells = (table: string, alias: string, isMost: boolean, cells = 'changed_cells') =>
  isMost
    ? `${table} ${alias} NOT INDEXED CROSS JOIN ${cells} c
         ON c.employee_id = COALESCE(${alias}.employee_id, 0) AND c.local_date = ${alias}.local_date`
    : `${cells} c CROSS JOIN ${table} ${alias}
         ON ${alias}.employee_id IS NULLIF(c.employee_id, 0) AND ${alias}.local_date = c.local_date`;

/** Where sums are said: where everybody reads them, or aside, to be brought there later. */
export type SaidInto = 'daily_facts' | 'said_facts';

/** One kind of rows: where they stand, and what is summed of them. `where`: those that count. */
export interface SummedRows {
  alias: string;
  from: (isMost: boolean) => string;
  measures: Readonly<Record<string, string>>;
  where?: string;
  isOfNoQueue?: true;
}

/** The rows of the changed cells, kind by kind. */
export const SOURCES: readonly SummedRows[] = [
  {
    alias: 'l',
    from: (isMost: boolean) => rowsOfCells('legs', 'l', isMost),
    measures: LEG_MEASURES,
    where: stays('legs', 'l'),
  },
  {
    alias: 'a',
    from: (isMost: boolean) => rowsOfCells('answers', 'a', isMost),
    measures: ANSWER_MEASURES,
    where: stays('answers', 'a'),
  },
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
];

/** Says what one kind of rows adds to the changed cells. */
export function saySums(
  connection: Connection,
  { alias, from, measures, where = '1 = 1', isOfNoQueue }: SummedRows,
  { into, isMost, settings }: { into: SaidInto; isMost: boolean; settings: Settings },
): void {
  const [queue, channel] = isOfNoQueue ? ['NULL', 'NULL'] : [`${alias}.queue_id`, `${alias}.channel`];
  const names = Object.keys(measures);
  const sums = Object.values(measures).map((sql) => `SUM(${withSettings(sql, settings)})`);
  const statement = `INSERT INTO ${into}
      (local_date, week_date, employee_id, team_id, queue_id, channel, ${names.join(', ')})
    SELECT ${alias}.local_date, date(${alias}.local_date, 'weekday 0', '-6 days'),
      COALESCE(${alias}.employee_id, 0), COALESCE(m.team_id, 0), COALESCE(${queue}, 0),
      COALESCE(${channel}, ''), ${sums.join(', ')}
    FROM ${from(isMost)}
    LEFT JOIN team_memberships m ON m.employee_id = ${alias}.employee_id
      AND m.from_date <= ${alias}.local_date AND (m.to_date IS NULL OR m.to_date > ${alias}.local_date)
    WHERE ${where}
    GROUP BY 3, 1, 4, 5, 6
    ON CONFLICT DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  prepareOnce(connection, statement).run();
}
