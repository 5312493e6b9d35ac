import { unasked } from 'db/asked-again';
import type { Databases } from 'db/databases';
import { isBusy } from 'db/is-busy';
import { moveIn } from 'db/lobby/move-in';
import type { OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { bindSession, deleteSessionsOf } from 'db/queries/sessions';
import { findUser, type UserRow, updatePasswordHash } from 'db/queries/users';
import { database } from '~/db.server';
import type { FormErrors } from '~/server/parse-form.server';
import { hashPassword, isPassword, whyNewPasswordRefused } from './password.server';
import type { SignedInUser } from './permissions';
import { sessionHashOf } from './session.server';
import { countPasswordChange, describeWait } from './sign-in-limit.server';

/** Changes one's own password, ends one's other sessions and forgets one's other devices; or tells what is wrong. */
export async function changePassword(
  request: Request,
  user: SignedInUser,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<FormErrors | null> {
  // Counted before anything is looked at.
  const attempt = await countPasswordChange(user.id);
  if (attempt.secondsToWait > 0)
    return { password: [`Too many failed attempts. Wait ${describeWait(attempt.secondsToWait)}, then try again.`] };
  const opened = await database();
  const account = await findUser(opened, user.id);
  if (!account || !(await isPassword(password, account.password_hash, 'known'))) {
    return { password: ['This is not your current password. Try again.'] };
  }
  await attempt.forgive();
  const wrong = await whyNewPasswordRefused(newPassword, user);
  if (wrong !== null) return { newPassword: [wrong] };
  const hash = await hashPassword(newPassword);
  await moveIn(opened);
  if (!(await replacePassword(opened, account, hash))) return { password: [CHANGED_MEANWHILE] };
  const tokenHash = await sessionHashOf(request);
  await unasked(() => endOtherSessions(opened, { account, hash, tokenHash }).catch(unlessBusy));
  return null;
}

const CHANGED_MEANWHILE = 'Your password was changed elsewhere meanwhile. Sign out, and sign in with the new one.';

/**
 * Where the account still has the password that was shown. It may have waited for a load, and a reset does not: one that
 * waits in the lobby counts, and one that comes from now on is later than this.
 */
function replacePassword({ db, lobbyReader }: OpenDatabase, account: UserRow, hash: string): Promise<boolean> {
  const { id } = account;
  return db.transaction().execute(async (trx) => {
    const at = Date.now();
    const now = await findUser({ db: trx, lobby: lobbyReader }, id);
    if (now?.password_hash !== account.password_hash) return false;
    await updatePasswordHash(trx, { id, hash, at });
    await insertAuditEntry(trx, { userId: id, action: 'change_password', thing: 'user', thingId: id });
    return true;
  });
}

/** Sessions open the account as it was when they were opened: those that are left here open nothing any more. */
async function endOtherSessions(
  opened: Databases,
  { account: { id: userId }, hash, tokenHash }: { account: UserRow; hash: string; tokenHash: string | null },
): Promise<void> {
  const changed = await findUser(opened, userId);
  // Whoever reset it since has ended them, and begun another.
  if (changed?.password_hash !== hash) return;
  await deleteSessionsOf(opened.lobby, { userId, except: tokenHash });
  // A session opens the account as it was when it was opened. If this comes to nothing, one signs in again.
  if (tokenHash) await bindSession(opened.lobby, { tokenHash, user: changed });
}

/** The password is changed by then: where nothing else can be written, one signs in again. */
function unlessBusy(error: unknown): void {
  if (!isBusy(error)) throw error;
}
