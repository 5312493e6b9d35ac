import { redirect } from '@remix-run/node';
import { alsoAskAgain } from 'db/asked-again';
import type { Databases } from 'db/databases';
import { moveIn } from 'db/lobby/move-in';
import type { Db } from 'db/open';
import { findMemberIds, findTeamIdsLed, findTeamIdsOf, isEmployee, isTeam } from 'db/queries/membership-scope';
import { isNewAccount } from 'db/queries/new-accounts';
import { centerToday } from '~/center-day.server';
import { database, getDb } from '~/db.server';
import { assertQuery } from '~/server/check-query.server';
import { tellRegion } from '~/server/reader.server';
import { assertSameOrigin } from '~/server/same-origin.server';
import { type Action, can, type Scope, type SignedInUser, scopeOf, type Thing } from './permissions';
import { findOpenSession, findSessionUser } from './session.server';
import { SIGN_IN } from './sign-in-address';
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
  if (row !== null) tellRegion(row.region);
  return row === null ? null : signedInUser(row);
}

/** Whoever is signed in; anyone else is sent to sign in and then back here. Refuses writes from other sites. */
export async function requireUser(request: Request): Promise<SignedInUser> {
  assertSameOrigin(request);
  assertQuery(request);
  const user = await findSignedInUser(request);
  if (user !== null) {
    askUserAgain(request, () => {});
    return user;
  }
  const { pathname, search } = new URL(request.url);
  const to = pathname + search;
  throw redirect(`/sign-in${SIGN_IN.write({ to: to === '/' ? '' : to })}`);
}

/** Whether whoever sent the request, a while ago, is still signed in and may still do this. */
export async function stillMay(request: Request, action: Action, thing: Thing): Promise<boolean> {
  const user = await findUserAgain(request, {});
  return user !== null && can(user, action, thing);
}

async function findUserAgain(request: Request, held: Partial<Databases>): Promise<SignedInUser | null> {
  const { db, lobbyReader } = await database();
  const open = await findOpenSession({ db, lobby: lobbyReader, ...held }, request);
  return open && signedInUser(open.user);
}

/** Asks again for whoever is signed in when the request writes; who no longer is goes to the sign-in page, which says so. */
function askUserAgain(request: Request, ask: (user: SignedInUser, db: Db) => Promise<void> | void): void {
  alsoAskAgain(async (held) => {
    const user = await findUserAgain(request, held);
    if (!user) throw redirect(SIGNED_OUT_MEANWHILE);
    await ask(user, held.db ?? (await getDb()));
  });
}

/** The user and how far their permission reaches; 403 where it reaches nothing. */
export async function requirePermission(request: Request, action: Action, thing: Thing): Promise<Access> {
  const user = await requireUser(request);
  const scope = scopeOrForbidden(user, action, thing);
  askUserAgain(request, (again) => void scopeOrForbidden(again, action, thing));
  if (action === 'write') await settleAccount(user.id);
  return { user, scope };
}

function scopeOrForbidden({ role }: SignedInUser, action: Action, thing: Thing): Access['scope'] {
  const scope = scopeOf(role, action, thing);
  if (scope === 'none') throw forbidden();
  return scope;
}

/** As requirePermission, for one person: 404 outside what the user may know of, 403 where they may read but not write. */
export const requirePerson = requireKnown('person', { visibleIds: visibleEmployeeIds, exists: isEmployee });

/** The same for one team. With scope own the page may show what names nobody, and no more. */
export const requireTeam = requireKnown('team', { visibleIds: visibleTeamIds, exists: isTeam });

interface Known {
  visibleIds: typeof visibleEmployeeIds;
  exists: typeof isEmployee;
}

function requireKnown(ofItself: Thing, { visibleIds, exists }: Known) {
  return async (request: Request, id: number, action: Action = 'read', thing: Thing = ofItself): Promise<Access> => {
    const { user } = await requirePermission(request, 'read', thing);
    const assertKnown = async (user: SignedInUser, db: Db) => {
      const visible = await visibleIds(user, thing, db);
      const isKnown = visible === 'all' ? await exists(db, id) : visible.includes(id);
      if (!isKnown) throw notFound();
    };
    await assertKnown(user, await getDb());
    askUserAgain(request, assertKnown);
    return requirePermission(request, action, thing);
  };
}

/** The people whose things of this kind the user may read today. */
export async function visibleEmployeeIds(
  user: SignedInUser,
  thing: Thing = 'person',
  within?: Db,
): Promise<number[] | 'all'> {
  const scope = scopeOf(user.role, 'read', thing);
  if (scope === 'all') return 'all';
  if (scope === 'none' || user.employeeId === null) return [];
  if (scope === 'own') return [user.employeeId];
  const db = within ?? (await getDb());
  const date = await centerToday(db);
  return findMemberIds(db, { teamIds: await findTeamIdsLed(db, { employeeId: user.employeeId, date }), date });
}

/** The teams that the user may read today: those led with scope team, those one is a member of with scope own. */
export async function visibleTeamIds(
  user: SignedInUser,
  thing: Thing = 'team',
  within?: Db,
): Promise<number[] | 'all'> {
  const scope = scopeOf(user.role, 'read', thing);
  if (scope === 'all') return 'all';
  if (scope === 'none' || user.employeeId === null) return [];
  const db = within ?? (await getDb());
  const membership = { employeeId: user.employeeId, date: await centerToday(db) };
  return scope === 'team' ? findTeamIdsLed(db, membership) : findTeamIdsOf(db, membership);
}

/** What somebody writes names their account: one that was made while a file is loaded has to be moved in before. */
async function settleAccount(userId: number): Promise<void> {
  const opened = await database();
  if (await isNewAccount(opened.lobby, userId)) await moveIn(opened);
}

/** The page that says that they were signed out before what they sent was saved. */
const SIGNED_OUT_MEANWHILE = `/sign-in${SIGN_IN.write({ ended: 'meanwhile' })}`;

/** For who may not know of it. A whole sentence given here is shown on the page. */
export function notFound(said = 'Not found'): Response {
  return new Response(said, { status: 404, statusText: 'Not Found' });
}

/** For who may know of it, but no more. */
export function forbidden(said = 'Not for this account'): Response {
  return new Response(said, { status: 403, statusText: 'Forbidden' });
}
