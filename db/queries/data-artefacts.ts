import { sql } from 'kysely';
import type { Db } from '../open';

/** Days, both inclusive. */
interface Days {
  from: string;
  to: string;
}

/** How often each person's legs of a source carry one and the same after-contact work. */
export interface AfterContactWork {
  source: string;
  employeeId: number;
  afterContactWorkMs: number;
  /** Legs with this very value, and with any. */
  rows: number;
  known: number;
  firstDate: string;
  lastDate: string;
}

/** The most frequent after-contact work of each person by source. Reads the legs of these days alone. */
export async function findUsualAfterContactWork(db: Db, { from, to }: Days): Promise<AfterContactWork[]> {
  const { rows } = await sql<AfterContactWork>`
    select source, employee_id as "employeeId", after_contact_work_ms as "afterContactWorkMs", rows, known,
      first_date as "firstDate", last_date as "lastDate"
    from (
      select by_value.*, sum(rows) over person as known,
        row_number() over (partition by source, employee_id order by rows desc, after_contact_work_ms) as place
      from (
        select source, employee_id, after_contact_work_ms, count(*) as rows, min(local_date) as first_date,
          max(local_date) as last_date
        from published_legs
        where local_date between ${from} and ${to} and employee_id is not null and is_answered
          and after_contact_work_ms is not null
        group by source, employee_id, after_contact_work_ms) as by_value
      window person as (partition by source, employee_id)) as ranked
    where place = 1 order by source, employee_id`.execute(db);
  return rows;
}

/** Answered calls by source, and those of them that are said to have lasted exactly no time. */
export async function countCallsWithoutTalk(
  db: Db,
  { from, to }: Days,
): Promise<{ source: string; calls: number; withoutTalk: number }[]> {
  const { rows } = await sql<{ source: string; calls: number; withoutTalk: number }>`
    select source, count(*) as calls, sum(case when talk_ms = 0 then 1 else 0 end) as "withoutTalk" from published_legs
    where local_date between ${from} and ${to} and channel = 'voice' and is_answered
    group by source order by source`.execute(db);
  return rows;
}

/** Calls of one person that began at the same instant under different keys: by source, how many too many, and one of them. */
export async function countDoubledCalls(
  db: Db,
  { from, to }: Days,
): Promise<{ source: string; rows: number; importId: number; line: number }[]> {
  const { rows } = await sql<{ source: string; rows: number; importId: number; line: number }>`
    select found.source, found.rows, legs.import_id as "importId", legs.line from (
      select source, sum(rows - 1) as rows, max(id) as id from (
        select min(source) as source, count(*) as rows, max(id) as id from published_legs
        where local_date between ${from} and ${to} and channel = 'voice' and is_answered
          and employee_id is not null
        group by employee_id, started_at having count(distinct contact_key) > 1) as doubled
      group by source) as found
    join legs on legs.id = found.id order by found.source`.execute(db);
  return rows;
}

/** Scores of satisfaction by source, and those of them that are 0. */
export async function countZeroScores(
  db: Db,
  { from, to }: Days,
): Promise<{ source: string; answers: number; zeros: number }[]> {
  const { rows } = await sql<{ source: string; answers: number; zeros: number }>`
    select source, count(*) as answers, sum(case when score = 0 then 1 else 0 end) as zeros from published_answers
    where local_date between ${from} and ${to} and kind <> 'nps' and score is not null
    group by source order by source`.execute(db);
  return rows;
}

/** Rows of these imports that stood in their file twice, by import. */
export async function countDuplicateRows(
  db: Db,
  importIds: readonly number[],
): Promise<{ importId: number; rows: number }[]> {
  if (importIds.length === 0) return [];
  return db
    .selectFrom('import_rows')
    .select((eb) => ['import_id as importId', eb.fn.countAll<number>().as('rows')])
    .where('import_id', 'in', [...importIds])
    .where('fate', '=', 'skipped')
    .where('code', '=', 'duplicate')
    .groupBy('import_id')
    .orderBy('import_id')
    .execute();
}
