import type { Db } from '../open';

/** What happened in a span of days (inclusive), for everybody or for whom it is about, by day. */
export async function findEvents(db: Db, { from, to }: { from: string; to: string }) {
  return db
    .selectFrom('events as v')
    .leftJoin('employees as e', 'e.id', 'v.employee_id')
    .select([
      'v.id',
      'v.kind',
      'v.title',
      'v.on_date as onDate',
      'v.until_date as untilDate',
      'v.employee_id as employeeId',
      'v.team_id as teamId',
      'v.queue_id as queueId',
      'e.name as employeeName',
    ])
    .where('v.on_date', '<=', to)
    .where((eb) => eb.or([eb('v.until_date', '>=', from), eb('v.on_date', '>=', from)]))
    .orderBy('v.on_date')
    .orderBy('v.id')
    .execute();
}
export type EventRow = Awaited<ReturnType<typeof findEvents>>[number];
