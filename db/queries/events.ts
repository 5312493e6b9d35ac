import type { Db } from '../open';

/** Something that somebody records here, by id of person, team or queue; all null is about everybody. */
export interface RecordedEvent {
  kind: string;
  title: string;
  onDate: string;
  untilDate: string | null;
  employeeId: number | null;
  teamId: number | null;
  queueId: number | null;
  recordedBy: number;
}

/** Writes down what a person records; its source is theirs alone, so no file ever meets it. Gives its id. */
export async function insertEvent(db: Db, event: RecordedEvent): Promise<number> {
  const { id } = await db
    .insertInto('events')
    .values({
      source: 'recorded',
      event_key: crypto.randomUUID(),
      kind: event.kind,
      title: event.title,
      on_date: event.onDate,
      until_date: event.untilDate,
      employee_id: event.employeeId,
      team_id: event.teamId,
      queue_id: event.queueId,
      import_id: null,
      line: null,
      recorded_by: event.recordedBy,
      recorded_at: Date.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Who or what an event is about that was recorded here and still counts. */
export function findLoggedEvent(db: Db, id: number) {
  return db
    .selectFrom('events')
    .select(['employee_id as employeeId', 'team_id as teamId', 'queue_id as queueId'])
    .where('id', '=', id)
    .where('recorded_by', 'is not', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Takes back what was recorded here; what a file brought goes with its file. False where there is no such event. */
export async function removeEvent(db: Db, { id, removedBy }: { id: number; removedBy: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ removed_by: removedBy, removed_at: Date.now() })
    .where('id', '=', id)
    .where('recorded_by', 'is not', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What happened in a span of days (inclusive), for everybody or for those it is about, by day. */
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
      'v.recorded_by as recordedBy',
    ])
    .where('v.removed_at', 'is', null)
    .where('v.on_date', '<=', to)
    .where((eb) => eb.or([eb('v.until_date', '>=', from), eb('v.on_date', '>=', from)]))
    .orderBy('v.on_date')
    .orderBy('v.id')
    .execute();
}
export type EventRow = Awaited<ReturnType<typeof findEvents>>[number];
