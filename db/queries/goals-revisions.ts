import type { Insertable } from 'kysely';
import type { Db } from '../open';
import type { GoalRevisionsTable } from '../schema';

/** Every change of a goal, the latest first, with who made it. */
export async function findGoalRevisions(db: Db, goalId: number) {
  return db
    .selectFrom('goal_revisions as r')
    .innerJoin('users as u', 'u.id', 'r.user_id')
    .select(['r.id', 'r.revised_at', 'r.why', 'r.changes', 'u.name as user_name'])
    .where('r.goal_id', '=', goalId)
    .orderBy('r.id', 'desc')
    .execute();
}

/** Notes one change of a goal. */
export async function insertGoalRevision(db: Db, revision: Insertable<GoalRevisionsTable>): Promise<void> {
  await db.insertInto('goal_revisions').values(revision).execute();
}
