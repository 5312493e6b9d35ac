import type { Selectable } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby, LobbyTransaction } from '../lobby/lobby';
import type { SessionsTable } from '../schema/lobby';
import { accountFingerprint } from './account-fingerprint';
import { bindKnownDevice, deleteKnownDevices } from './known-devices';
import { findAccount, type UserRow } from './users';

export type SessionRow = Selectable<SessionsTable>;

/** How many sessions an account may have at once; a new one ends the one that was opened first. */
const MOST_SESSIONS = 100;

/** The session with this token hash, over or not, and its account, active or not; undefined where that is not as it was when it was opened. */
export async function findSession(
  databases: Databases,
  tokenHash: string,
): Promise<{ session: SessionRow; user: UserRow } | undefined> {
  const session = await databases.lobby
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  const user = session && (await findAccount(databases, session.user_id));
  if (!user || session.account_fingerprint !== accountFingerprint(user)) return undefined;
  return { session, user };
}

/** The user's open sessions at `now` (UTC epoch milliseconds), the one that was used last first. */
export async function findAllSessionsOf(lobby: Lobby, { user, now }: { user: UserRow; now: number }) {
  return lobby
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', user.id)
    .where('account_fingerprint', '=', accountFingerprint(user))
    .where('expires_at', '>', now)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface NewSession {
  tokenHash: string;
  user: UserRow;
  now: number;
  expiresAt: number;
  browser: string;
  network: string | null;
  deviceHash: string | null;
  /** The session that the browser had before, whosever it was: it ends. */
  replaces: string | null;
}

/** Writes a session, and sweeps away those that have expired or are too many. Instants are UTC epoch milliseconds. */
export async function insertSession(trx: LobbyTransaction, session: NewSession): Promise<void> {
  const { tokenHash, user, now, expiresAt, browser, network, deviceHash, replaces } = session;
  await trx
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('token_hash', '=', replaces ?? '')]))
    .execute();
  await trx
    .insertInto('sessions')
    .values({
      token_hash: tokenHash,
      user_id: user.id,
      account_fingerprint: accountFingerprint(user),
      created_at: now,
      last_used_at: now,
      expires_at: expiresAt,
      browser,
      network,
      device_hash: deviceHash,
    })
    .execute();
  const kept = trx
    .selectFrom('sessions')
    .select('id')
    .where('user_id', '=', user.id)
    .orderBy('id', 'desc')
    .limit(MOST_SESSIONS);
  await trx.deleteFrom('sessions').where('user_id', '=', user.id).where('id', 'not in', kept).execute();
}

/** Notes that a session was used, and moves its end. */
export async function updateSessionUsed(
  lobby: Lobby,
  { id, createdAt, usedAt, expiresAt }: { id: number; createdAt: number; usedAt: number; expiresAt: number },
): Promise<void> {
  await lobby
    .updateTable('sessions')
    .set({ created_at: createdAt, last_used_at: usedAt, expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}

/** Ends one session. */
export async function deleteSession(lobby: Lobby, tokenHash: string): Promise<void> {
  await lobby.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends one session of the user's, and forgets its device; nothing where it is somebody else's. */
export async function deleteSessionOf(lobby: Lobby, { id, userId }: { id: number; userId: number }): Promise<void> {
  const ended = await lobby
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('device_hash')
    .executeTakeFirst();
  if (ended?.device_hash) await deleteKnownDevices(lobby, { userId, tokenHash: ended.device_hash });
}

/** Ends every session of a user and forgets their devices, but for the session that is excepted and its device. */
export async function deleteSessionsOf(
  lobby: Lobby,
  { userId, except = null }: { userId: number; except?: string | null },
): Promise<void> {
  const kept = await lobby
    .selectFrom('sessions')
    .select('device_hash')
    .where('token_hash', '=', except ?? '')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  await lobby
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('token_hash', '<>', except ?? '')
    .execute();
  await deleteKnownDevices(lobby, { userId, except: kept?.device_hash });
}

/** Ties a session and its device to the account as it is now: its password was changed there. */
export async function bindSession(
  lobby: Lobby,
  { tokenHash, user }: { tokenHash: string; user: UserRow },
): Promise<void> {
  const bound = await lobby
    .updateTable('sessions')
    .set({ account_fingerprint: accountFingerprint(user) })
    .where('token_hash', '=', tokenHash)
    .where('user_id', '=', user.id)
    .returning('device_hash')
    .executeTakeFirst();
  if (bound?.device_hash) await bindKnownDevice(lobby, { tokenHash: bound.device_hash, user });
}
