import type { Insertable, Updateable } from 'kysely';
import type { Db } from '../open';
import type { GoalsTable } from '../schema';

/** Whose goals: of these people and of these teams; 'all' is everybody's. */
export interface GoalFilter {
  employeeIds: readonly number[] | 'all';
  teamIds: readonly number[] | 'all';
  isLive?: boolean;
  metricId?: string;
  groupId?: number;
}

function goalsWithNames(db: Db) {
  return db
    .selectFrom('goals as g')
    .leftJoin('employees as e', 'e.id', 'g.employee_id')
    .leftJoin('teams as t', 't.id', 'g.team_id')
    .leftJoin('queues as q', 'q.id', 'g.queue_id')
    .leftJoin('pillars as p', 'p.id', 'g.pillar_id')
    .innerJoin('users as u', 'u.id', 'g.created_by')
    .selectAll('g')
    .select(['e.name as employee_name', 't.name as team_name', 'q.name as queue_name', 'p.name as pillar_name'])
    .select('u.name as creator_name');
}

/** Goals of some people and teams with the names of what they are linked to, the earliest due first. */
export async function findAllGoals(db: Db, { employeeIds, teamIds, isLive, metricId, groupId }: GoalFilter) {
  let query = goalsWithNames(db).orderBy('g.due_date').orderBy('g.id');
  query = query.where((eb) =>
    eb.or([
      employeeIds === 'all' ? eb('g.employee_id', 'is not', null) : eb('g.employee_id', 'in', [...employeeIds, 0]),
      teamIds === 'all' ? eb('g.team_id', 'is not', null) : eb('g.team_id', 'in', [...teamIds, 0]),
    ]),
  );
  if (isLive !== undefined) query = query.where('g.closed_at', isLive ? 'is' : 'is not', null);
  if (metricId !== undefined) query = query.where('g.metric_id', '=', metricId);
  if (groupId !== undefined) query = query.where('g.group_id', '=', groupId);
  return query.execute();
}
export type GoalRow = Awaited<ReturnType<typeof findAllGoals>>[number];

/** One goal with the names of what it is linked to. */
export async function findGoalRow(db: Db, id: number): Promise<GoalRow | undefined> {
  return goalsWithNames(db).where('g.id', '=', id).executeTakeFirst();
}

/** How many goals of each of some people are not closed, those of learning among them; who has none is not in it. */
export async function countLiveGoals(db: Db, employeeIds: readonly number[]): Promise<Map<number, number>> {
  const live = new Map<number, number>();
  for (const table of ['goals', 'learning_goals'] as const) {
    const rows = await db
      .selectFrom(table as 'goals')
      .select('employee_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('employee_id', 'in', [...employeeIds, 0])
      .where('closed_at', 'is', null)
      .groupBy('employee_id')
      .execute();
    for (const { employee_id: id, count } of rows) live.set(id ?? 0, (live.get(id ?? 0) ?? 0) + count);
  }
  return live;
}

/** The goal that a form with this token has set already. */
export async function findGoalIdByToken(db: Db, token: string): Promise<number | undefined> {
  return (await db.selectFrom('goals').select('id').where('token', '=', token).executeTakeFirst())?.id;
}

/** Writes a new goal and gives its id. */
export async function insertGoal(db: Db, goal: Insertable<GoalsTable>): Promise<number> {
  return (await db.insertInto('goals').values(goal).returning('id').executeTakeFirstOrThrow()).id;
}

/** Changes some columns of a goal. */
export async function updateGoal(db: Db, id: number, changes: Updateable<GoalsTable>): Promise<void> {
  await db.updateTable('goals').set(changes).where('id', '=', id).execute();
}
