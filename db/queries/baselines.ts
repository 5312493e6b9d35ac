import type { Insertable } from 'kysely';
import type { Db } from '../open';
import type { BaselinesTable } from '../schema';

/** The new baselines that hold, by the Monday they begin on. */
export async function findLiveBaselines(db: Db) {
  return db
    .selectFrom('baselines')
    .select([
      'id',
      'employee_id as employeeId',
      'team_id as teamId',
      'metric_id as metricId',
      'from_date as fromDate',
      'reason',
    ])
    .where('revoked_at', 'is', null)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
}
export type LiveBaseline = Awaited<ReturnType<typeof findLiveBaselines>>[number];

/** Everything ever said of the baselines of one person, as themself or as one of a team; with who said it, latest first. */
export async function findBaselines(db: Db, { employeeId, teamId }: { employeeId: number; teamId: number | null }) {
  return db
    .selectFrom('baselines as b')
    .innerJoin('users as u', 'u.id', 'b.created_by')
    .leftJoin('users as r', 'r.id', 'b.revoked_by')
    .select([
      'b.id',
      'b.metric_id as metricId',
      'b.from_date as fromDate',
      'b.event_id as eventId',
      'b.reason',
      'b.employee_id as employeeId',
      'b.team_id as teamId',
      'b.created_at as createdAt',
      'u.name as createdBy',
      'b.revoked_at as revokedAt',
      'r.name as revokedBy',
    ])
    .where((eb) => eb.or([eb('b.employee_id', '=', employeeId), eb('b.team_id', '=', teamId ?? 0)]))
    .orderBy('b.id', 'desc')
    .execute();
}

/** Writes down a new baseline. Gives its id. */
export async function insertBaseline(db: Db, baseline: Insertable<BaselinesTable>): Promise<number> {
  const { id } = await db.insertInto('baselines').values(baseline).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Takes a baseline back; it stays on record. */
export async function revokeBaseline(db: Db, { id, revokedBy }: { id: number; revokedBy: number }): Promise<void> {
  await db
    .updateTable('baselines')
    .set({ revoked_by: revokedBy, revoked_at: Date.now() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Takes back the baselines that were begun with an event; they stay on record. */
export async function revokeBaselinesOfEvent(
  db: Db,
  { eventId, revokedBy }: { eventId: number; revokedBy: number },
): Promise<void> {
  await db
    .updateTable('baselines')
    .set({ revoked_by: revokedBy, revoked_at: Date.now() })
    .where('event_id', '=', eventId)
    .where('revoked_at', 'is', null)
    .execute();
}
