import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../open';
import type { InvitationsTable } from '../schema';

export type InvitationRow = Selectable<InvitationsTable>;

/** The invitation with this token hash that is neither used nor expired at `now` (UTC epoch milliseconds). */
export async function findOpenInvitation(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<InvitationRow | undefined> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The invitations that still wait to be used at `now`, the newest first. */
export async function findAllOpenInvitations(db: Db, now: number): Promise<InvitationRow[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Writes an invitation; only its token's hash is ever stored. */
export async function insertInvitation(db: Db, invitation: Omit<Insertable<InvitationsTable>, 'used_at'>) {
  await db
    .insertInto('invitations')
    .values({ ...invitation, used_at: null })
    .execute();
}

/** Takes the invitation for its one use; false where somebody else was first. */
export async function markInvitationUsed(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Withdraws the unused links of first starts: those that name no e-mail address. */
export async function deleteFirstAdminInvitations(db: Db): Promise<void> {
  await db.deleteFrom('invitations').where('email', 'is', null).where('used_at', 'is', null).execute();
}
