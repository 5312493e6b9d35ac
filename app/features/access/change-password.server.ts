import { isBusy } from 'db/is-busy';
import { moveIn } from 'db/lobby/move-in';
import type { Databases } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { bindSession, deleteSessionsOf } from 'db/queries/sessions';
import { findUser, updatePasswordHash } from 'db/queries/users';
import { database } from '~/db.server';
import { hashPassword, isPassword, newPassword } from './password.server';
import type { SignedInUser } from './permissions';
import { sessionHashOf } from './session.server';
import { countPasswordChange, describeWait } from './sign-in-limit.server';

export interface PasswordErrors {
  current?: string;
  next?: string;
}

/** Changes one's own password, ends one's other sessions and forgets one's other devices; or tells what is wrong. */
export async function changePassword(
  request: Request,
  user: SignedInUser,
  { current, next }: { current: string; next: string },
): Promise<PasswordErrors | null> {
  const checked = await newPassword(user).safeParseAsync(next);
  if (!checked.success) return { next: checked.error.issues[0]?.message };
  const attempt = await countPasswordChange(user.id);
  if (attempt.secondsToWait > 0)
    return { current: `Too many failed attempts. Wait ${describeWait(attempt.secondsToWait)}, then try again.` };
  const opened = await database();
  if (!(await isPassword(current, (await findUser(opened, user.id))?.password_hash, 'known'))) {
    return { current: 'This is not your current password. Try again.' };
  }
  await attempt.forgive();
  const hash = await hashPassword(checked.data);
  await moveIn(opened);
  await opened.db.transaction().execute(async (trx) => {
    await updatePasswordHash(trx, { id: user.id, hash });
    await insertAuditEntry(trx, { userId: user.id, action: 'change_password', thing: 'user', thingId: user.id });
  });
  await endOtherSessions(opened, { user, tokenHash: await sessionHashOf(request) }).catch(unlessBusy);
  return null;
}

/** Sessions open the account as it was when they were opened: those that are left here open nothing any more. */
async function endOtherSessions(
  opened: Databases,
  { user, tokenHash }: { user: SignedInUser; tokenHash: string | null },
): Promise<void> {
  const changed = await findUser(opened, user.id);
  await deleteSessionsOf(opened.lobby, { userId: user.id, except: tokenHash });
  // A session opens the account as it was when it was opened. If this comes to nothing, one signs in again.
  if (changed && tokenHash) await bindSession(opened.lobby, { tokenHash, user: changed });
}

/** The password is changed by then: where nothing else can be written, one signs in again. */
function unlessBusy(error: unknown): void {
  if (!isBusy(error)) throw error;
}
