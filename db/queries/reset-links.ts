import type { Selectable } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby, LobbyTransaction } from '../lobby/lobby';
import type { Db } from '../open';
import type { ResetLinksTable } from '../schema/lobby';
import { accountFingerprint } from './account-fingerprint';
import { insertAuditNote } from './audit';
import { deleteSessionsOf } from './sessions';
import { findAccount, type UserRow } from './users';

type ResetLinkRow = Selectable<ResetLinksTable>;

/**
 * A reset link with the account whose password it sets, active or not, and the one that made it; maker null: the machine.
 * No owner where the account has another password by now, or is another one: a copy was put back.
 */
export interface ResetLink extends ResetLinkRow {
  owner: UserRow | undefined;
  maker: UserRow | undefined | null;
}

type NewResetLink = Omit<ResetLinkRow, 'account_fingerprint' | 'user_id'> & { owner: UserRow };

/** Writes a reset link down; an earlier one for the same account ends, and so do all whose time is over. */
export async function insertResetLink(trx: LobbyTransaction, { owner, ...rest }: NewResetLink): Promise<void> {
  const link = { ...rest, user_id: owner.id, account_fingerprint: accountFingerprint(owner) };
  await trx
    .deleteFrom('reset_links')
    .where((eb) => eb.or([eb('user_id', '=', link.user_id), eb('expires_at', '<=', link.created_at)]))
    .execute();
  await trx.insertInto('reset_links').values(link).execute();
  const { made_by: userId, user_id: thingId } = link;
  await insertAuditNote(trx, { userId, action: 'make_reset_link', thing: 'user', thingId, detail: byMachine(link) });
}

/** The reset link with this token hash. */
export async function findResetLink(databases: Databases, tokenHash: string): Promise<ResetLink | undefined> {
  const link = await databases.lobby
    .selectFrom('reset_links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return link && withAccounts(databases, link);
}

/** Every reset link that was made and not used. */
export async function findAllResetLinks(databases: Databases): Promise<ResetLink[]> {
  const links = await databases.lobby.selectFrom('reset_links').selectAll().execute();
  return Promise.all(links.map((link) => withAccounts(databases, link)));
}

/**
 * Uses a reset link up: sets the password and ends the account's sessions, at once, whoever writes to the database. The
 * account's id; null where the link is not good by now: of two who use it at the same time one is first.
 */
export async function consumeResetLink(
  { db, lobby: trx }: { db: Db; lobby: LobbyTransaction },
  {
    tokenHash,
    passwordHash,
    isGood,
  }: { tokenHash: string; passwordHash: string; isGood: (link: ResetLink) => boolean },
): Promise<number | null> {
  const link = await findResetLink({ db, lobby: trx }, tokenHash);
  if (link?.owner === undefined || !isGood(link)) return null;
  const { id, password_set_at: before } = link.owner;
  await deleteResetLinkOf(trx, id);
  await deleteSessionsOf(trx, { userId: id });
  // Later than the last time, whatever the clock says: the latest password counts.
  const at = Math.max(Date.now(), (before ?? 0) + 1);
  await trx.insertInto('new_passwords').values({ user_id: id, password_hash: passwordHash, at }).execute();
  const detail = byMachine(link);
  await insertAuditNote(trx, { userId: link.made_by, action: 'reset_password', thing: 'user', thingId: id, detail });
  return id;
}

/** Ends the reset link of an account; false where it has none. */
export async function deleteResetLinkOf(lobby: Lobby, userId: number): Promise<boolean> {
  const { numDeletedRows } = await lobby.deleteFrom('reset_links').where('user_id', '=', userId).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends the reset link of an account and those that it has made for others. */
export async function deleteResetLinksOfAndBy(lobby: Lobby, userId: number): Promise<void> {
  await lobby
    .deleteFrom('reset_links')
    .where((eb) => eb.or([eb('user_id', '=', userId), eb('made_by', '=', userId)]))
    .execute();
}

const byMachine = ({ made_by: by }: Pick<ResetLinkRow, 'made_by'>) => (by === null ? 'on the machine' : null);

async function withAccounts(databases: Databases, link: ResetLinkRow): Promise<ResetLink> {
  const owner = await findAccount(databases, link.user_id);
  return {
    ...link,
    owner: owner && accountFingerprint(owner) === link.account_fingerprint ? owner : undefined,
    maker: link.made_by === null ? null : await findAccount(databases, link.made_by),
  };
}
