import type { Insertable, Selectable } from 'kysely';
import type { Lobby } from '../lobby/lobby';
import type { Databases, Db } from '../open';
import type { InvitationsTable } from '../schema';

export type InvitationRow = Selectable<InvitationsTable>;

/** The invitation with this token hash that is neither used nor expired at `now` (UTC epoch milliseconds). */
export async function findOpenInvitation(
  { db, lobby }: Databases,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<InvitationRow | undefined> {
  // The lobby is asked first: what has left it meanwhile is seen to be used here.
  const uses = await findUsesOf(lobby, [tokenHash]);
  const invitation = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return uses.size > 0 ? undefined : invitation;
}

/** The invitations that still wait to be used at `now`, the newest first. */
export async function findAllOpenInvitations({ db, lobby }: Databases, now: number): Promise<InvitationRow[]> {
  const open = await db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  const uses = await findUsesOf(
    lobby,
    open.map(({ token_hash: hash }) => hash),
  );
  return open.filter(({ token_hash: hash }) => !uses.has(hash));
}

/** Which of these links were used for an account that waits in the lobby. */
async function findUsesOf(lobby: Lobby, hashes: string[]): Promise<Set<string>> {
  const rows = await lobby
    .selectFrom('new_accounts')
    .select('invitation_hash')
    .where('invitation_hash', 'in', hashes)
    .execute();
  return new Set(rows.map(({ invitation_hash: hash }) => hash));
}

/** Writes an invitation; only its token's hash is ever stored. */
export async function insertInvitation(db: Db, invitation: Omit<Insertable<InvitationsTable>, 'used_at'>) {
  await db
    .insertInto('invitations')
    .values({ ...invitation, used_at: null })
    .execute();
}

/** Withdraws the unused links of first starts: those that name no e-mail address. */
export async function deleteFirstAdminInvitations(db: Db): Promise<void> {
  const unused = db
    .selectFrom('invitations')
    .select('token_hash')
    .where('email', 'is', null)
    .where('used_at', 'is', null);
  // Even a deletion of nothing would wait for a load.
  if ((await unused.execute()).length === 0) return;
  await db.deleteFrom('invitations').where('email', 'is', null).where('used_at', 'is', null).execute();
}
