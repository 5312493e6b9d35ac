import { sql } from 'kysely';
import type { Db } from '../open';

/** An import whose rows count, with when its file came. Instants are UTC epoch milliseconds. */
export interface Arrival {
  id: number;
  source: string;
  profileId: string | null;
  fileName: string;
  arrivedAt: number;
  rowsRead: number;
  rowsRejected: number;
  rowsSkipped: number;
  isPartial: boolean;
}

/** Every loaded import that came since then, in the order in which they came. */
export async function findArrivals(db: Db, since: number): Promise<Arrival[]> {
  const rows = await db
    .selectFrom('imports')
    .select([
      'id',
      'source',
      'profile_id as profileId',
      'file_name as fileName',
      'created_at as arrivedAt',
      'rows_read as rowsRead',
      'rows_rejected as rowsRejected',
      'rows_skipped as rowsSkipped',
      'is_partial as isPartial',
    ])
    .where('status', '=', 'loaded')
    .where('source', 'is not', null)
    .where('created_at', '>=', since)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, source: row.source ?? '', isPartial: row.isPartial === 1 }));
}

/** When the newest loaded import of each source and profile came, whenever that was, and their newest local day; by when. */
export async function findLastArrivals(
  db: Db,
): Promise<{ source: string; profileId: string | null; arrivedAt: number; lastDate: string | null }[]> {
  const rows = await db
    .selectFrom('imports')
    .select((eb) => [
      'source',
      'profile_id as profileId',
      eb.fn.max('created_at').as('arrivedAt'),
      eb.fn.max('last_date').as('lastDate'),
    ])
    .where('status', '=', 'loaded')
    .where('source', 'is not', null)
    .groupBy(['source', 'profile_id'])
    .orderBy('arrivedAt')
    .orderBy((eb) => eb.fn.max('id'))
    .execute();
  return rows.map((row) => ({ ...row, source: row.source ?? '' }));
}

/** What the rows of each table that has days are; each has an index that begins with the day. */
const DAILY_TABLES = {
  legs: 'leg',
  answers: 'answer',
  reviews: 'review_item',
  agent_intervals: 'agent_interval',
  agent_states: 'agent_interval',
  queue_intervals: 'queue_interval',
  adherence_intervals: 'adherence_interval',
} as const;

/** How many rows of one kind a source has on a local day. */
export interface DayRows {
  source: string;
  kind: (typeof DAILY_TABLES)[keyof typeof DAILY_TABLES];
  /** The profile that read them, which rows of interval reports alone remember. */
  profileId: string | null;
  date: string;
  rows: number;
}

/** Rows by source, kind and local day, both days inclusive; a day without rows is not in it. Reads indexes of these days alone. */
export async function countRowsByDay(db: Db, { from, to }: { from: string; to: string }): Promise<DayRows[]> {
  const counts = Object.entries(DAILY_TABLES).map(([table, kind]) => {
    const report = kind.endsWith('_interval') ? sql.ref('report') : sql`null`;
    const by = kind.endsWith('_interval') ? sql`local_date, source, report` : sql`local_date, source`;
    return sql`select source, ${sql.lit(kind)} as kind, ${report} as report, local_date as date, count(*) as rows
      from ${sql.table(table)} where local_date between ${from} and ${to} group by ${by}`;
  });
  const { rows } = await sql<DayRows>`
    select source, kind, report as "profileId", date, rows from (${sql.join(counts, sql` union all `)}) as counts
    order by source, kind, report, date`.execute(db);
  return rows;
}

/** The days on which each person has any figure, both days inclusive, in order. */
export async function findDaysOfPeople(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<{ employeeId: number; date: string }[]> {
  return db
    .selectFrom('daily_facts')
    .select(['employee_id as employeeId', 'local_date as date'])
    .distinct()
    .where('local_date', '>=', from)
    .where('local_date', '<=', to)
    .where('employee_id', '<>', 0)
    .orderBy('employee_id')
    .orderBy('local_date')
    .execute();
}
