import { createHash, randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import type { Lobby } from 'db/lobby/lobby';
import type { Databases } from 'db/open';
import { deleteSession, extendSession, findOpenSession, insertSession } from 'db/queries/sessions';
import type { UserRow } from 'db/queries/users';

const DAY_MS = 86_400_000;
/** A session ends after this long without a visit. */
export const SESSION_MS = 14 * DAY_MS;
/** The cookie outlives the session: the server alone decides when one has ended, so that a visit can prolong it. */
const COOKIE_SECONDS = 400 * 86_400;

const BARE_COOKIE = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: COOKIE_SECONDS } as const;
const plainCookie = createCookie('fairlead', BARE_COOKIE);
const secureCookie = createCookie('__Host-fairlead', { ...BARE_COOKIE, secure: true });

function cookieFor(request: Request) {
  const protocol = request.headers.get('X-Forwarded-Proto')?.split(',')[0] ?? new URL(request.url).protocol;
  return protocol.startsWith('https') ? secureCookie : plainCookie;
}

/** What is stored in a token's place: knowing it opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits, fit for a URL or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash of the request's session token, or null where it carries none. */
export async function sessionHashOf(request: Request): Promise<string | null> {
  const token: unknown = await cookieFor(request).parse(request.headers.get('Cookie'));
  return typeof token === 'string' && token !== '' ? hashToken(token) : null;
}

/** Begins a session for the user; the string is the Set-Cookie header that hands it to the browser. */
export async function openSession(
  lobby: Lobby,
  { request, userId }: { request: Request; userId: number },
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await insertSession(lobby, { tokenHash: hashToken(token), userId, now, expiresAt: now + SESSION_MS });
  return cookieFor(request).serialize(token);
}

/** The user of the request's session, which this visit prolongs; null where there is none or it has ended. */
export async function findSessionUser(databases: Databases, request: Request): Promise<UserRow | null> {
  const tokenHash = await sessionHashOf(request);
  if (tokenHash === null) return null;
  const now = Date.now();
  const session = await findOpenSession(databases, { tokenHash, now });
  if (session === undefined) return null;
  const isADayOld = session.expiresAt < now + SESSION_MS - DAY_MS;
  // Where it comes to nothing, on a full disk, the next visit tries again.
  if (isADayOld)
    await extendSession(databases.lobby, { tokenHash, expiresAt: now + SESSION_MS }).catch(() => undefined);
  return session.user;
}

/** Ends the request's session; the string is the Set-Cookie header that takes it from the browser. */
export async function closeSession(lobby: Lobby, request: Request): Promise<string> {
  const tokenHash = await sessionHashOf(request);
  if (tokenHash !== null) await deleteSession(lobby, tokenHash);
  return cookieFor(request).serialize('', { maxAge: 0 });
}
