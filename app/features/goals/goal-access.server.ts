import { findGoalRow } from 'db/queries/goals';
import { findGoalGroup } from 'db/queries/goals-groups';
import { findLearningGoal } from 'db/queries/learning-goals';
import { findMemberIds } from 'db/queries/membership-scope';
import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import { can, notFound, requirePermission, requirePerson, requireTeam } from '~/features/access/access.server';
import type { Action, Thing } from '~/features/access/permissions';
import { keepNamedGoals } from './named-goals.server';

/** Lets a request through to one goal that the user sees, or answers 404 to who may not know of it and 403 to who may only read it. */
export async function requireGoal(request: Request, id: number, action: Action = 'read', thing: Thing = 'goal') {
  await requirePermission(request, 'read', 'goal');
  const row = Number.isSafeInteger(id) ? await findGoalRow(await getDb(), id) : undefined;
  if (!row) throw notFound();
  const access = await requireGoalOwner(request, { employeeId: row.employee_id, teamId: row.team_id }, action, thing);
  if ((await keepNamedGoals(access.user, [row])).length === 0) throw notFound();
  return { row, ...access };
}

/** As requireGoal, for the owner of a goal. */
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

/** Lets a request through to setting a goal for each of some people of one team: all of them, or none. */
export async function requireGroupPeople(
  request: Request,
  { teamId, employeeIds }: { teamId: number; employeeIds: readonly number[] },
): Promise<void> {
  await requireTeam(request, teamId, 'write', 'goal');
  const db = await getDb();
  const members = await findMemberIds(db, { teamIds: [teamId], date: await centerToday(db) });
  if (employeeIds.some((id) => !members.includes(id))) throw notFound();
}

/** Lets a request through to one goal for many; whose goals of it one may see is the page's question. */
export async function requireGroup(request: Request, id: number) {
  await requirePermission(request, 'read', 'goal');
  const group = Number.isSafeInteger(id) ? await findGoalGroup(await getDb(), id) : undefined;
  if (!group) throw notFound();
  return { group, ...(await requireTeam(request, group.team_id, 'read', 'goal')) };
}

/** Lets a request through to one learning goal: to read it, to bring evidence (also one's own), or to close it. */
export async function requireLearningGoal(request: Request, id: number, act: 'read' | 'evidence' | 'close' = 'read') {
  const { user } = await requirePermission(request, 'read', 'goal');
  const row = Number.isSafeInteger(id) ? await findLearningGoal(await getDb(), id) : undefined;
  if (!row) throw notFound();
  await requirePerson(request, row.employee_id, 'read', 'goal');
  if ((await keepNamedGoals(user, [row])).length === 0) throw notFound();
  if (act === 'read') return { user, row };
  const isOwnEvidence = act === 'evidence' && row.employee_id === user.employeeId;
  await requirePerson(
    request,
    row.employee_id,
    'write',
    isOwnEvidence && !can(user, 'write', 'goal') ? 'goal_note' : 'goal',
  );
  return { user, row };
}
