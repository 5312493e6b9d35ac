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
import type { Settings } from '../settings';
import { stays } from './leaving';
import { prepareOnce } from './prepare-once';

/** The (person, day) cells whose rows are summed, and where legs are read: as they stand, or as they are to be. */
export interface SummedCells {
  cells: 'changed_cells' | 'answered_cells' | 'chat_cells' | 'said_cells';
  legs: 'legs' | 'corrected_legs';
  isMost: boolean;
}

/** The reviews of the cells, each with its items summed. */
const reviewTotals = ({ cells }: SummedCells) => `(
  SELECT r.employee_id, r.local_date, r.queue_id, r.channel,
    ${REVIEW_SUMS.points} AS points,
    ${REVIEW_SUMS.possible} AS possible,
    ${REVIEW_SUMS.critical_misses} AS critical_misses
  FROM ${cells} c
  CROSS JOIN reviews r ON r.employee_id = c.employee_id AND r.local_date = c.local_date
  JOIN review_items i ON i.review_id = r.id
  GROUP BY r.id)`;

/**
 * The rows of the cells. CROSS JOIN fixes the order of the look-ups: a few cells are looked up in the table's index;
 * where most cells changed the table is read as it lies and each row asks whether its cell is among them.
 */
const rowsOfCells = (table: string, alias: string) => ({
  from: ({ cells, legs, isMost }: SummedCells) => {
    const rows = table === 'legs' ? legs : table;
    return isMost ? `${rows} ${alias} NOT INDEXED CROSS JOIN ${cells} c` : `${cells} c CROSS JOIN ${rows} ${alias}`;
  },
  // Not with the join: what stands for corrected legs is itself a join, and would be read whole.
  on: ({ isMost }: SummedCells) =>
    isMost
      ? `c.employee_id = COALESCE(${alias}.employee_id, 0) AND c.local_date = ${alias}.local_date`
      : `${alias}.employee_id IS NULLIF(c.employee_id, 0) AND ${alias}.local_date = c.local_date`,
});

/** Where sums are said: where everybody reads them, or aside, to be brought there later. */
export type SaidInto = 'daily_facts' | 'said_facts';

/** One kind of rows: where they stand, and what is summed of them. `where`: those that count. */
export interface SummedRows {
  alias: string;
  from: (of: SummedCells) => string;
  on?: (of: SummedCells) => string;
  measures: Readonly<Record<string, string>>;
  where?: string;
  isOfNoQueue?: true;
}

export const ANSWERS: SummedRows = {
  alias: 'a',
  ...rowsOfCells('answers', 'a'),
  measures: ANSWER_MEASURES,
  where: stays('answers', 'a'),
};

/** How the chats of a person's day overlap. */
export const CHATS: SummedRows = {
  alias: 'o',
  from: ({ cells, legs }) =>
    `${chatRows(
      `${cells} c CROSS JOIN ${legs} l`,
      `l.employee_id = c.employee_id AND l.local_date = c.local_date
       AND ${stays('legs', 'l')}`,
    )} o`,
  measures: CHAT_MEASURES,
};

/** The rows of the cells, kind by kind. */
export const SOURCES: readonly SummedRows[] = [
  {
    alias: 'l',
    ...rowsOfCells('legs', 'l'),
    measures: LEG_MEASURES,
    where: stays('legs', 'l'),
  },
  ANSWERS,
  { alias: 'r', from: (of) => `${reviewTotals(of)} r`, measures: REVIEW_MEASURES },
  {
    alias: 'i',
    ...rowsOfCells('agent_intervals', 'i'),
    measures: AGENT_INTERVAL_MEASURES,
    where: 'i.is_counted',
  },
  {
    alias: 'w',
    ...rowsOfCells('adherence_intervals', 'w'),
    measures: ADHERENCE_MEASURES,
    where: 'w.is_counted',
    isOfNoQueue: true,
  },
];

/** Says what one kind of rows adds to the cells. */
export function saySums(
  connection: Connection,
  { alias, from, on = () => '1 = 1', measures, where = '1 = 1', isOfNoQueue }: SummedRows,
  { into, of, settings }: { into: SaidInto; of: SummedCells; settings: Settings },
): void {
  const [queue, channel] = isOfNoQueue ? ['NULL', 'NULL'] : [`${alias}.queue_id`, `${alias}.channel`];
  const names = Object.keys(measures);
  const sums = Object.values(measures).map((sql) => `SUM(${withSettings(sql, settings)})`);
  const statement = `INSERT INTO ${into}
      (local_date, week_date, employee_id, team_id, queue_id, channel, ${names.join(', ')})
    SELECT ${alias}.local_date, date(${alias}.local_date, 'weekday 0', '-6 days'),
      COALESCE(${alias}.employee_id, 0), COALESCE(m.team_id, 0), COALESCE(${queue}, 0),
      COALESCE(${channel}, ''), ${sums.join(', ')}
    FROM ${from(of)}
    LEFT JOIN team_memberships m ON m.employee_id = ${alias}.employee_id
      AND m.from_date <= ${alias}.local_date AND (m.to_date IS NULL OR m.to_date > ${alias}.local_date)
    WHERE ${on(of)} AND ${where}
    GROUP BY 3, 1, 4, 5, 6
    ON CONFLICT DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  prepareOnce(connection, statement).run();
}
