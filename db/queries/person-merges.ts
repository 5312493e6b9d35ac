import { sql } from 'kysely';
import type { Db } from '../open';

/** Who stands for a record that was merged into another, however often; null for a record that was not. */
export async function findKeptId(db: Db, id: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain (id, step) as (
      select kept_id, 1 from person_merges where merged_id = ${id} and unmerged_at is null
      union all
      select m.kept_id, c.step + 1 from chain c join person_merges m on m.merged_id = c.id and m.unmerged_at is null)
    select id from chain order by step desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Tables whose rows say what somebody did; the others say who they are. */
const MOVED_TABLES = ['legs', 'answers', 'reviews', 'events', 'agent_intervals', 'agent_states', 'adherence_intervals'];

/** The merges that last, newest first: which record stands for which, who said so, and how many rows moved. */
export async function findAllMerges(db: Db) {
  const rows = await db
    .selectFrom('person_merges as m')
    .leftJoin('employees as e', 'e.id', 'm.kept_id')
    .leftJoin('users as u', 'u.id', 'm.merged_by')
    .select([
      'm.id',
      'm.kept_id',
      'm.merged_id',
      'm.merged_row',
      'm.merged_at',
      'e.name as kept_name',
      'u.name as user_name',
    ])
    .select((eb) => [
      eb
        .selectFrom('merged_rows as r')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .whereRef('r.merge_id', '=', 'm.id')
        .where('r.row_table', 'in', MOVED_TABLES)
        .where('r.column_name', '=', 'employee_id')
        .as('moved'),
      eb
        .selectFrom('merged_lines as l')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .whereRef('l.merge_id', '=', 'm.id')
        .as('since'),
    ])
    .where('m.unmerged_at', 'is', null)
    .orderBy('m.id', 'desc')
    .execute();
  return rows.map(({ merged_row: row, ...merge }) => ({
    ...merge,
    merged_name: (JSON.parse(row) as { name: string }).name,
  }));
}

/** The pairs of records that were taken apart again: nobody need be asked about them once more. */
export async function findSeparatePairs(db: Db): Promise<[number, number][]> {
  const rows = await db
    .selectFrom('person_merges')
    .select(['kept_id', 'merged_id'])
    .where('unmerged_at', 'is not', null)
    .execute();
  return rows.map(({ kept_id: kept, merged_id: merged }) => [kept, merged]);
}

/** What is linked to one record: rows by kind, aliases, and stays in teams. */
export async function findRecordHoldings(db: Db, id: number) {
  const count = async (
    table:
      | 'legs'
      | 'answers'
      | 'reviews'
      | 'goals'
      | 'users'
      | 'agent_intervals'
      | 'agent_states'
      | 'adherence_intervals',
  ) => {
    const { rows } = await db
      .selectFrom(table as 'legs')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('employee_id', '=', id)
      .executeTakeFirstOrThrow();
    return rows;
  };
  const days = await db
    .selectFrom('legs')
    .select((eb) => [eb.fn.min('local_date').as('first'), eb.fn.max('local_date').as('last')])
    .where('employee_id', '=', id)
    .executeTakeFirst();
  return {
    contacts: await count('legs'),
    answers: await count('answers'),
    reviews: await count('reviews'),
    intervals: (await count('agent_intervals')) + (await count('agent_states')) + (await count('adherence_intervals')),
    goals: await count('goals'),
    accounts: await count('users'),
    firstDate: days?.first ?? null,
    lastDate: days?.last ?? null,
    stays: await db
      .selectFrom('team_memberships as m')
      .innerJoin('teams as t', 't.id', 'm.team_id')
      .select(['m.from_date as from', 'm.to_date as to', 't.name as team'])
      .where('m.employee_id', '=', id)
      .orderBy('m.from_date')
      .execute(),
  };
}
