import type { Lobby } from '../lobby/lobby';
import type { Databases } from '../open';
import { findUser, type UserRow } from './users';

export interface OpenSession {
  user: UserRow;
  expiresAt: number;
}

/** The unexpired session with this token hash, and its active user. `now` is UTC epoch milliseconds. */
export async function findOpenSession(
  databases: Databases,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<OpenSession | undefined> {
  const session = await databases.lobby
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const user = session && (await findUser(databases, session.user_id));
  // A session older than the account of this id is of another account: the database was put back from a copy.
  if (!user || session.created_at < user.created_at) return undefined;
  return { user, expiresAt: session.expires_at };
}

/** Writes a session, and sweeps away those that have expired. Instants are UTC epoch milliseconds. */
export async function insertSession(
  lobby: Lobby,
  { tokenHash, userId, now, expiresAt }: { tokenHash: string; userId: number; now: number; expiresAt: number },
): Promise<void> {
  await lobby.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  await lobby
    .insertInto('sessions')
    .values({ token_hash: tokenHash, user_id: userId, created_at: now, expires_at: expiresAt })
    .execute();
}

/** Moves a session's end. */
export async function extendSession(
  lobby: Lobby,
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: number },
): Promise<void> {
  await lobby.updateTable('sessions').set({ expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session. */
export async function deleteSession(lobby: Lobby, tokenHash: string): Promise<void> {
  await lobby.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of a user, but for the one that is excepted. */
export async function deleteSessionsOf(
  lobby: Lobby,
  { userId, except = '' }: { userId: number; except?: string | null },
): Promise<void> {
  await lobby
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('token_hash', '<>', except ?? '')
    .execute();
}
