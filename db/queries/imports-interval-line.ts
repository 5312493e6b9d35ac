import { type Selectable, sql } from 'kysely';
import type { Db } from '../open';
import type { AdherenceIntervalsTable, AgentIntervalsTable, AgentStatesTable, QueueIntervalsTable } from '../schema';

interface Names {
  person_name: string | null;
  queue_name: string | null;
}
/** A current row of an interval report by its table, with the names of its person and queue. */
export type IntervalRowOf = {
  agent_intervals: Selectable<AgentIntervalsTable> & Names;
  agent_states: Selectable<AgentStatesTable> & Names;
  queue_intervals: Selectable<QueueIntervalsTable> & Names;
  adherence_intervals: Selectable<AdherenceIntervalsTable> & Names;
};
export type IntervalTable = keyof IntervalRowOf;

const HAS: Record<IntervalTable, { person: boolean; queue: boolean }> = {
  agent_intervals: { person: true, queue: true },
  agent_states: { person: true, queue: false },
  queue_intervals: { person: false, queue: true },
  adherence_intervals: { person: true, queue: false },
};

/** A current row of an interval report; undefined where it is gone. */
export async function findIntervalById<T extends IntervalTable>(
  db: Db,
  table: T,
  id: number,
): Promise<IntervalRowOf[T] | undefined> {
  const nameOf = (of: 'employees' | 'queues', column: 'employee_id' | 'queue_id', has: boolean) =>
    has ? sql`(select name from ${sql.table(of)} n where n.id = t.${sql.ref(column)})` : sql`null`;
  const { person, queue } = HAS[table];
  const { rows } = await sql<IntervalRowOf[T]>`
    select t.*, ${nameOf('employees', 'employee_id', person)} as person_name,
      ${nameOf('queues', 'queue_id', queue)} as queue_name
    from ${sql.table(table)} t where t.id = ${id}`.execute(db);
  return rows[0];
}

/** What rows of an interval report are called in a list: who or which queue they are about, and their day. */
export async function findIntervalTitles(
  db: Db,
  table: IntervalTable,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const [owners, column] = HAS[table].person ? ['employees', 'employee_id'] : ['queues', 'queue_id'];
  const { rows } = await sql<{ id: number; name: string; date: string }>`
    select t.id, n.name, t.local_date as date from ${sql.table(table)} t
    join ${sql.table(owners)} n on n.id = t.${sql.ref(column)} where t.id in (${sql.join([...ids])})`.execute(db);
  return new Map(rows.map(({ id, name, date }) => [id, `${name}, ${date}`]));
}
