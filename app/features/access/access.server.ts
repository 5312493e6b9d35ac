import { redirect } from '@remix-run/node';
import { moveIn } from 'db/lobby/move-in';
import { findMemberIds, findTeamIdsLed, findTeamIdsOf, isEmployee, isTeam } from 'db/queries/membership-scope';
import { isNewAccount } from 'db/queries/new-accounts';
import { centerToday } from '~/center-day.server';
import { database, getDb } from '~/db.server';
import { assertQuery } from '~/server/check-query.server';
import { assertSameOrigin } from '~/server/same-origin.server';
import { type Action, type Scope, type SignedInUser, scopeOf, type Thing } from './permissions';
import { findSessionUser } from './session.server';
import { signedInUser } from './signed-in-user';

export { requireToken } from './api-token.server';
export { can, type SignedInUser } from './permissions';

/** What a request was let through with. */
export interface Access {
  user: SignedInUser;
  scope: Exclude<Scope, 'none'>;
}

/** Whoever is signed in, or null. */
export async function findSignedInUser(request: Request): Promise<SignedInUser | null> {
  const row = await findSessionUser(await database(), request);
  return row === null ? null : signedInUser(row);
}

/** Whoever is signed in; anyone else is sent to sign in and then back here. Refuses writes from other sites. */
export async function requireUser(request: Request): Promise<SignedInUser> {
  assertSameOrigin(request);
  assertQuery(request);
  const user = await findSignedInUser(request);
  if (user !== null) return user;
  const { pathname, search } = new URL(request.url);
  const to = pathname + search;
  throw redirect(to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to })}`);
}

/** The user and how far their permission reaches; 403 where it reaches nothing. */
export async function requirePermission(request: Request, action: Action, thing: Thing): Promise<Access> {
  const user = await requireUser(request);
  const scope = scopeOf(user.role, action, thing);
  if (scope === 'none') throw forbidden();
  if (action === 'write') await settleAccount(user.id);
  return { user, scope };
}

/** As requirePermission, for one person: 404 outside what the user may know of, 403 where they may read but not write. */
export async function requirePerson(
  request: Request,
  employeeId: number,
  action: Action = 'read',
  thing: Thing = 'person',
): Promise<Access> {
  const { user } = await requirePermission(request, 'read', thing);
  const visible = await visibleEmployeeIds(user, thing);
  const isKnown = visible === 'all' ? await isEmployee(await getDb(), employeeId) : visible.includes(employeeId);
  if (!isKnown) throw notFound();
  return requirePermission(request, action, thing);
}

/** As requirePerson, for one team. With scope own the page may show what names nobody, and no more. */
export async function requireTeam(
  request: Request,
  teamId: number,
  action: Action = 'read',
  thing: Thing = 'team',
): Promise<Access> {
  const { user } = await requirePermission(request, 'read', thing);
  const visible = await visibleTeamIds(user, thing);
  const isKnown = visible === 'all' ? await isTeam(await getDb(), teamId) : visible.includes(teamId);
  if (!isKnown) throw notFound();
  return requirePermission(request, action, thing);
}

/** The people whose things of this kind the user may read today. */
export async function visibleEmployeeIds(user: SignedInUser, thing: Thing = 'person'): Promise<number[] | 'all'> {
  const scope = scopeOf(user.role, 'read', thing);
  if (scope === 'all') return 'all';
  if (scope === 'none' || user.employeeId === null) return [];
  if (scope === 'own') return [user.employeeId];
  const db = await getDb();
  const date = await centerToday(db);
  return findMemberIds(db, { teamIds: await findTeamIdsLed(db, { employeeId: user.employeeId, date }), date });
}

/** The teams that the user may read today: those led with scope team, those one is a member of with scope own. */
export async function visibleTeamIds(user: SignedInUser, thing: Thing = 'team'): Promise<number[] | 'all'> {
  const scope = scopeOf(user.role, 'read', thing);
  if (scope === 'all') return 'all';
  if (scope === 'none' || user.employeeId === null) return [];
  const db = await getDb();
  const membership = { employeeId: user.employeeId, date: await centerToday(db) };
  return scope === 'team' ? findTeamIdsLed(db, membership) : findTeamIdsOf(db, membership);
}

/** What somebody writes names their account: one that was made while a file is loaded has to be moved in before. */
async function settleAccount(userId: number): Promise<void> {
  const opened = await database();
  if (await isNewAccount(opened.lobby, userId)) await moveIn(opened);
}

/** For who may not know of it. A whole sentence given here is shown on the page. */
export function notFound(said = 'Not found'): Response {
  return new Response(said, { status: 404, statusText: 'Not Found' });
}

/** For who may know of it, but no more. */
export function forbidden(said = 'Not for this account'): Response {
  return new Response(said, { status: 403, statusText: 'Forbidden' });
}
