import type { Insertable, Updateable } from 'kysely';
import type { Db } from '../open';
import type { LearningEvidenceTable, LearningGoalsTable } from '../schema';

function withNames(db: Db) {
  return db
    .selectFrom('learning_goals as g')
    .innerJoin('employees as e', 'e.id', 'g.employee_id')
    .innerJoin('users as u', 'u.id', 'g.created_by')
    .leftJoin('pillars as p', 'p.id', 'g.pillar_id')
    .selectAll('g')
    .select(['e.name as employee_name', 'u.name as creator_name', 'p.name as pillar_name'])
    .select((eb) =>
      eb
        .selectFrom('learning_evidence as v')
        .select((count) => count.fn.countAll<number>().as('pieces'))
        .whereRef('v.learning_goal_id', '=', 'g.id')
        .as('evidence_count'),
    );
}

/** Learning goals of some people, the earliest due first. */
export async function findLearningGoals(
  db: Db,
  { employeeIds, isLive }: { employeeIds: readonly number[] | 'all'; isLive?: boolean },
) {
  let query = withNames(db).orderBy('g.due_date').orderBy('g.id');
  if (employeeIds !== 'all') query = query.where('g.employee_id', 'in', [...employeeIds, 0]);
  if (isLive !== undefined) query = query.where('g.closed_at', isLive ? 'is' : 'is not', null);
  return query.execute();
}
export type LearningGoalRow = Awaited<ReturnType<typeof findLearningGoals>>[number];

/** One learning goal. */
export async function findLearningGoal(db: Db, id: number): Promise<LearningGoalRow | undefined> {
  return withNames(db).where('g.id', '=', id).executeTakeFirst();
}

/** The learning goal that a form with this token has set already. */
export async function findLearningGoalIdByToken(db: Db, token: string): Promise<number | undefined> {
  return (await db.selectFrom('learning_goals').select('id').where('token', '=', token).executeTakeFirst())?.id;
}

/** What was brought to show that something was learnt, the latest first. */
export async function findEvidence(db: Db, learningGoalId: number) {
  return db
    .selectFrom('learning_evidence as v')
    .innerJoin('users as u', 'u.id', 'v.user_id')
    .select(['v.id', 'v.added_at', 'v.note', 'v.link', 'u.name as user_name'])
    .where('v.learning_goal_id', '=', learningGoalId)
    .orderBy('v.id', 'desc')
    .execute();
}

/** Writes a new learning goal and gives its id. */
export async function insertLearningGoal(db: Db, goal: Insertable<LearningGoalsTable>): Promise<number> {
  return (await db.insertInto('learning_goals').values(goal).returning('id').executeTakeFirstOrThrow()).id;
}

/** Changes some columns of a learning goal. */
export async function updateLearningGoal(db: Db, id: number, changes: Updateable<LearningGoalsTable>): Promise<void> {
  await db.updateTable('learning_goals').set(changes).where('id', '=', id).execute();
}

/** Adds a piece of evidence. */
export async function insertEvidence(db: Db, evidence: Insertable<LearningEvidenceTable>): Promise<void> {
  await db.insertInto('learning_evidence').values(evidence).execute();
}
