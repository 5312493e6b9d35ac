import type { Databases } from '../databases';
import { insertAuditEntry, insertAuditNote } from './audit';
import { endCredentialsBy } from './end-credentials';
import { deleteResetLinksOfAndBy } from './reset-links';
import { insertRevocation } from './revocations';
import { deleteSessionsOf } from './sessions';
import { findUser, type UserRow } from './users';

/**
 * Closes an account at once, whoever writes to the database: its sessions and reset links end, and with it all that it has
 * made. False where it is closed already, or whoever closes it may not any more: of two who close each other one is first.
 */
export function closeAccount(
  { db, lobby }: Databases,
  { id, closerId, mayClose }: { id: number; closerId: number; mayClose: (closer: UserRow) => boolean },
): Promise<boolean> {
  return lobby.transaction().execute(async (trx) => {
    const within = { db, lobby: trx };
    const closer = await findUser(within, closerId);
    const account = await findUser(within, id);
    if (!account || !closer || !mayClose(closer)) return false;
    // Later than the last time, whatever the clock says: that keeps the two distinct.
    await insertRevocation(trx, { kind: 'account', id, at: Math.max(Date.now(), (account.closed_at ?? 0) + 1) });
    await deleteSessionsOf(trx, { userId: id });
    await deleteResetLinksOfAndBy(trx, id);
    await insertAuditNote(trx, { userId: closerId, action: 'close', thing: 'user', thingId: id });
    return true;
  });
}

/**
 * Opens a closed account again. Nothing that it had made comes back: whatever was left of it ends before. What waits in the
 * lobby has to be moved in first. False where it was not closed.
 */
export async function reopenAccount(
  { db, lobby }: Databases,
  { id, openerId }: { id: number; openerId: number },
): Promise<boolean> {
  await deleteSessionsOf(lobby, { userId: id });
  await deleteResetLinksOfAndBy(lobby, id);
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('users')
      .set({ is_active: 1 })
      .where('id', '=', id)
      .where(({ not, ref }) => not(ref('is_active')))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await endCredentialsBy(trx, { userId: id, at: Date.now() });
    await insertAuditEntry(trx, { userId: openerId, action: 'reopen', thing: 'user', thingId: id });
    return true;
  });
}
