import type { Databases } from 'db/databases';
import type { Lobby, LobbyTransaction } from 'db/lobby/lobby';
import { deleteSession, findSession, insertSession, type SessionRow, updateSessionUsed } from 'db/queries/sessions';
import type { UserRow } from 'db/queries/users';
import { browserCookie, hashToken, newToken } from './browser-cookie.server';
import { MAKER_NEEDS, whyEnded } from './credentials';
import { describeBrowser } from './describe-browser.server';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A session ends after this long without a visit, and at last after this long however often it is visited. */
const IDLE_MS = 14 * DAY_MS;
const LONGEST_MS = 30 * DAY_MS;
/** A visit is noted so often at most. */
const NOTED_EVERY_MS = 5 * MINUTE_MS;

const cookie = browserCookie('fairlead');

/** The hash of the request's session token, or null where it carries none. */
export const sessionHashOf = cookie.hashOf;

export interface NewVisit {
  request: Request;
  user: UserRow;
  network?: string | null;
  deviceHash?: string | null;
}

/**
 * Begins a session for the user, in place of the one that the browser had, whosever that was. The string is the Set-Cookie
 * header that hands it to the browser.
 */
export async function openSession(
  lobby: LobbyTransaction,
  { request, user, network = null, deviceHash = null }: NewVisit,
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await insertSession(lobby, {
    tokenHash: hashToken(token),
    user,
    now,
    expiresAt: endOf(now, now),
    browser: describeBrowser(request),
    network,
    deviceHash,
    replaces: await sessionHashOf(request),
  });
  return cookie.give(request, token);
}

/** The user of the request's session, which this visit prolongs; null where there is none or it has ended. */
export async function findSessionUser(databases: Databases, request: Request): Promise<UserRow | null> {
  const now = Date.now();
  const open = await findOpenSession(databases, request, now);
  if (open === null) return null;
  const { session, user } = open;
  const { id, created_at, last_used_at, expires_at } = session;
  // After the clock went back, a session counts from now: otherwise it would last as much longer.
  const createdAt = Math.min(created_at, now);
  const expiresAt = endOf(createdAt, now);
  const isNoted = [now - last_used_at, expiresAt - expires_at].every((ms) => Math.abs(ms) < NOTED_EVERY_MS);
  // Where it comes to nothing, on a full disk, the next visit tries again.
  if (!isNoted) {
    await updateSessionUsed(databases.lobby, { id, createdAt, usedAt: now, expiresAt }).catch(() => undefined);
  }
  return user;
}

/** As findSessionUser, without noting a visit. */
export async function findOpenSession(
  databases: Databases,
  request: Request,
  now = Date.now(),
): Promise<{ session: SessionRow; user: UserRow } | null> {
  const tokenHash = await sessionHashOf(request);
  const found = tokenHash === null ? undefined : await findSession(databases, tokenHash);
  if (found === undefined) return null;
  const { session, user } = found;
  const credential = { maker: user, need: MAKER_NEEDS.session, owner: user, expiresAt: session.expires_at };
  return whyEnded(credential, now) === null ? found : null;
}

/** Ends the request's session; the string is the Set-Cookie header that takes it from the browser. */
export async function closeSession(lobby: Lobby, request: Request): Promise<string> {
  const tokenHash = await sessionHashOf(request);
  if (tokenHash !== null) await deleteSession(lobby, tokenHash);
  return cookie.take(request);
}

const endOf = (createdAt: number, usedAt: number): number => Math.min(usedAt + IDLE_MS, createdAt + LONGEST_MS);
