import type { Db } from '../open';
import type { UserRow } from './users';

export interface OpenSession {
  user: UserRow;
  expiresAt: number;
}

/** The unexpired session with this token hash, and its active user. `now` is UTC epoch milliseconds. */
export async function findOpenSession(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<OpenSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('users')
    .select('sessions.expires_at')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('is_active', '=', 1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { expires_at, ...user } = row;
  return { user, expiresAt: expires_at };
}

/** Writes a session, and sweeps away those that have expired. Instants are UTC epoch milliseconds. */
export async function insertSession(
  db: Db,
  { tokenHash, userId, now, expiresAt }: { tokenHash: string; userId: number; now: number; expiresAt: number },
): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, user_id: userId, created_at: now, expires_at: expiresAt })
    .execute();
}

/** Moves a session's end. */
export async function extendSession(
  db: Db,
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: number },
): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session. */
export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of a user but the one named. */
export async function deleteOtherSessions(
  db: Db,
  { userId, tokenHash }: { userId: number; tokenHash: string },
): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).where('token_hash', '<>', tokenHash).execute();
}
