import type { Insertable } from 'kysely';
import type { Db } from '../open';
import type { GoalMilestonesTable } from '../schema';

/** The steps agreed on the way to a goal, by day. */
export async function findMilestones(db: Db, goalId: number) {
  return db
    .selectFrom('goal_milestones as m')
    .leftJoin('users as u', 'u.id', 'm.done_by')
    .selectAll('m')
    .select('u.name as done_by_name')
    .where('m.goal_id', '=', goalId)
    .orderBy('m.on_date')
    .orderBy('m.id')
    .execute();
}
export type MilestoneRow = Awaited<ReturnType<typeof findMilestones>>[number];

/** Writes a new step. */
export async function insertMilestone(db: Db, milestone: Insertable<GoalMilestonesTable>): Promise<void> {
  await db.insertInto('goal_milestones').values(milestone).execute();
}

/** Says that a step is done, or with nulls that it is open after all. */
export async function updateMilestone(
  db: Db,
  id: number,
  done: { done_at: number | null; done_by: number | null },
): Promise<void> {
  await db.updateTable('goal_milestones').set(done).where('id', '=', id).execute();
}
