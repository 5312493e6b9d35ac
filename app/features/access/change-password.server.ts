import { moveIn } from 'db/lobby/move-in';
import { insertAuditEntry } from 'db/queries/audit';
import { deleteSessionsOf } from 'db/queries/sessions';
import { findUser, updatePasswordHash } from 'db/queries/users';
import { database } from '~/db.server';
import { hashPassword, isPassword, newPassword } from './password.server';
import type { SignedInUser } from './permissions';
import { sessionHashOf } from './session.server';
import { minutesToWait, noteFailure } from './sign-in-limit.server';

export interface PasswordErrors {
  current?: string;
  next?: string;
}

/** Changes one's own password and ends one's other sessions; or tells what is wrong. */
export async function changePassword(
  request: Request,
  user: SignedInUser,
  { current, next }: { current: string; next: string },
): Promise<PasswordErrors | null> {
  const checked = newPassword.safeParse(next);
  if (!checked.success) return { next: checked.error.issues[0]?.message };
  if (minutesToWait(user) > 0)
    return { current: 'Too many attempts failed. Wait a quarter of an hour, then try again.' };
  const opened = await database();
  if (!(await isPassword(current, (await findUser(opened, user.id))?.password_hash))) {
    noteFailure(user);
    return { current: 'This is not your password as it stands.' };
  }
  const hash = await hashPassword(checked.data);
  await moveIn(opened);
  await updatePasswordHash(opened.db, { id: user.id, hash });
  await deleteSessionsOf(opened.lobby, { userId: user.id, except: await sessionHashOf(request) });
  await insertAuditEntry(opened.db, { userId: user.id, action: 'change_password', thing: 'user', thingId: user.id });
  return null;
}
