import type { Lobby, LobbyTransaction } from '../lobby/lobby';
import { accountFingerprint } from './account-fingerprint';
import type { UserRow } from './users';

/** How many devices are known of an account; a new one makes the longest unused one unknown. */
const MOST_DEVICES = 100;

/** The devices, as hash and network, on which the user has signed in after `since` (UTC epoch milliseconds). */
export async function findKnownDevices(lobby: Lobby, { user, since }: { user: UserRow; since: number }) {
  return lobby
    .selectFrom('known_devices')
    .select(['token_hash', 'network'])
    .where('user_id', '=', user.id)
    .where('account_fingerprint', '=', accountFingerprint(user))
    .where('last_used_at', '>', since)
    .execute();
}

export interface SignedInDevice {
  /** Under which the browser was known so far, to whomever. */
  oldHash: string | null;
  newHash: string;
  user: UserRow;
  network: string | null;
  now: number;
  /** Devices that were not signed in on since then are forgotten. */
  since: number;
}

/** Knows the browser under its new token from now on, and the user on it. Instants are UTC epoch milliseconds. */
export async function upsertKnownDevice(trx: LobbyTransaction, device: SignedInDevice): Promise<void> {
  const { oldHash, newHash, user, network, now, since } = device;
  if (oldHash !== null) {
    // Whoever shares the browser stays known on it.
    await trx.updateTable('known_devices').set({ token_hash: newHash }).where('token_hash', '=', oldHash).execute();
  }
  const known = { account_fingerprint: accountFingerprint(user), last_used_at: now, network };
  await trx
    .insertInto('known_devices')
    .values({ token_hash: newHash, user_id: user.id, ...known })
    .onConflict((conflict) => conflict.columns(['token_hash', 'user_id']).doUpdateSet(known))
    .execute();
  await trx.deleteFrom('known_devices').where('last_used_at', '<=', since).execute();
  const kept = trx
    .selectFrom('known_devices')
    .select('token_hash')
    .where('user_id', '=', user.id)
    .orderBy('last_used_at', 'desc')
    .limit(MOST_DEVICES);
  await trx
    .deleteFrom('known_devices')
    .where('user_id', '=', user.id)
    .where('token_hash', 'not in', kept)
    .where('token_hash', '<>', newHash)
    .execute();
}

/** Ties a device to the account as it is now. */
export async function bindKnownDevice(
  lobby: Lobby,
  { tokenHash, user }: { tokenHash: string; user: UserRow },
): Promise<void> {
  await lobby
    .updateTable('known_devices')
    .set({ account_fingerprint: accountFingerprint(user) })
    .where('token_hash', '=', tokenHash)
    .where('user_id', '=', user.id)
    .execute();
}

/** Forgets one device of a user's, or all but the excepted one. */
export async function deleteKnownDevices(
  lobby: Lobby,
  { userId, tokenHash, except }: { userId: number; tokenHash?: string; except?: string | null },
): Promise<void> {
  const query = lobby.deleteFrom('known_devices').where('user_id', '=', userId);
  await (tokenHash === undefined
    ? query.where('token_hash', '<>', except ?? '')
    : query.where('token_hash', '=', tokenHash)
  ).execute();
}
