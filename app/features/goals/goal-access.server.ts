import { findGoalRow } from 'db/queries/goals';
import { getDb } from '~/db.server';
import { notFound, requirePermission, requirePerson, requireTeam } from '~/features/access/access.server';
import type { Action, Thing } from '~/features/access/permissions';

/** Lets a request through to one goal, or answers 404 to who may not know of it and 403 to who may only read it. */
export async function requireGoal(request: Request, id: number, action: Action = 'read', thing: Thing = 'goal') {
  await requirePermission(request, 'read', 'goal');
  const row = Number.isSafeInteger(id) ? await findGoalRow(await getDb(), id) : undefined;
  if (!row) throw notFound();
  return {
    row,
    ...(await requireGoalOwner(request, { employeeId: row.employee_id, teamId: row.team_id }, action, thing)),
  };
}

/** As requireGoal, for whom a goal is meant. */
export async function requireGoalOwner(
  request: Request,
  { employeeId, teamId }: { employeeId: number | null; teamId: number | null },
  action: Action = 'read',
  thing: Thing = 'goal',
) {
  if (employeeId !== null) return requirePerson(request, employeeId, action, thing);
  if (teamId !== null) return requireTeam(request, teamId, action, thing);
  throw notFound();
}
