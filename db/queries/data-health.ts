import { sql } from 'kysely';
import type { Db } from '../open';

/** An import whose rows count, with when its file came. Instants are UTC epoch milliseconds. */
export interface Arrival {
  id: number;
  source: string;
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

/** The newest loaded import of each source, whenever it came. */
export async function findLastArrivals(
  db: Db,
): Promise<{ source: string; arrivedAt: number; lastDate: string | null }[]> {
  const rows = await db
    .selectFrom('imports')
    .select((eb) => ['source', eb.fn.max('created_at').as('arrivedAt'), eb.fn.max('last_date').as('lastDate')])
    .where('status', '=', 'loaded')
    .where('source', 'is not', null)
    .groupBy('source')
    .orderBy('source')
    .execute();
  return rows.map((row) => ({ ...row, source: row.source ?? '' }));
}

/** Tables whose rows belong to a day; each has an index that begins with it. */
const DAILY_TABLES = [
  'legs',
  'answers',
  'reviews',
  'agent_intervals',
  'agent_states',
  'queue_intervals',
  'adherence_intervals',
] as const;

/** Rows by source and local day, both days inclusive; a day without rows is not in it. Reads indexes of these days alone. */
export async function countRowsByDay(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<{ source: string; date: string; rows: number }[]> {
  const counts = DAILY_TABLES.map(
    (table) => sql`select source, local_date as date, count(*) as rows from ${sql.table(table)}
      where local_date between ${from} and ${to} group by local_date, source`,
  );
  const { rows } = await sql<{ source: string; date: string; rows: number }>`
    select source, date, sum(rows) as rows from (${sql.join(counts, sql` union all `)}) as counts
    group by source, date order by source, date`.execute(db);
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
