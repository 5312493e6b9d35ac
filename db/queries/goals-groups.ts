import type { Insertable } from 'kysely';
import type { Db } from '../open';
import type { GoalGroupsTable, GoalRefusalsTable } from '../schema';

/** One goal for many with its team's name and who set it. */
export async function findGoalGroup(db: Db, id: number) {
  return db
    .selectFrom('goal_groups as g')
    .innerJoin('teams as t', 't.id', 'g.team_id')
    .innerJoin('users as u', 'u.id', 'g.created_by')
    .selectAll('g')
    .select(['t.name as team_name', 'u.name as creator_name'])
    .where('g.id', '=', id)
    .executeTakeFirst();
}

/** The people for which the goal of a group was not set, by name. */
export async function findGoalRefusals(db: Db, groupId: number) {
  return db
    .selectFrom('goal_refusals as r')
    .innerJoin('employees as e', 'e.id', 'r.employee_id')
    .select(['r.employee_id', 'r.why', 'r.rows_needed', 'r.rows_expected', 'e.name'])
    .where('r.group_id', '=', groupId)
    .orderBy('e.name')
    .execute();
}

/** The group that a form with this token has set already. */
export async function findGroupIdByToken(db: Db, token: string): Promise<number | undefined> {
  return (await db.selectFrom('goal_groups').select('id').where('token', '=', token).executeTakeFirst())?.id;
}

/** Writes a new group and gives its id. */
export async function insertGoalGroup(db: Db, group: Insertable<GoalGroupsTable>): Promise<number> {
  return (await db.insertInto('goal_groups').values(group).returning('id').executeTakeFirstOrThrow()).id;
}

/** Notes the people for which the goal of a group was not set. */
export async function insertGoalRefusals(db: Db, refusals: readonly Insertable<GoalRefusalsTable>[]): Promise<void> {
  if (refusals.length > 0) await db.insertInto('goal_refusals').values(refusals).execute();
}
