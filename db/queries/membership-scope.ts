import type { Db } from '../open';

/** The teams that a person leads on the day (yyyy-MM-dd). */
export async function findTeamIdsLed(
  db: Db,
  { employeeId, date }: { employeeId: number; date: string },
): Promise<number[]> {
  const rows = await db
    .selectFrom('team_leaders')
    .select('team_id')
    .distinct()
    .where('employee_id', '=', employeeId)
    .where('from_date', '<=', date)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>', date)]))
    .orderBy('team_id')
    .execute();
  return rows.map((row) => row.team_id);
}

/** The teams that a person is a member of on the day (yyyy-MM-dd). */
export async function findTeamIdsOf(
  db: Db,
  { employeeId, date }: { employeeId: number; date: string },
): Promise<number[]> {
  const rows = await db
    .selectFrom('team_memberships')
    .select('team_id')
    .distinct()
    .where('employee_id', '=', employeeId)
    .where('from_date', '<=', date)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>', date)]))
    .orderBy('team_id')
    .execute();
  return rows.map((row) => row.team_id);
}

/** The people who are members of any of the teams on the day (yyyy-MM-dd), each once. */
export async function findMemberIds(
  db: Db,
  { teamIds, date }: { teamIds: readonly number[]; date: string },
): Promise<number[]> {
  if (teamIds.length === 0) return [];
  const rows = await db
    .selectFrom('team_memberships')
    .select('employee_id')
    .distinct()
    .where('team_id', 'in', teamIds)
    .where('from_date', '<=', date)
    .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>', date)]))
    .orderBy('employee_id')
    .execute();
  return rows.map((row) => row.employee_id);
}

/** Whether there is a person with this id. */
export async function isEmployee(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('employees').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Whether there is a team with this id. */
export async function isTeam(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
