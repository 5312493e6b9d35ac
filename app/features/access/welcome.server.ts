import type { Db } from 'db/open';
import {
  deleteFirstAdminInvitations,
  findOpenInvitation,
  type InvitationRow,
  insertInvitation,
  markInvitationUsed,
} from 'db/queries/invitations';
import { countUsers } from 'db/queries/users';
import { getDb } from '~/db.server';
import { createUser } from './create-user.server';
import { ROLES, type Role } from './permissions';
import { hashToken, newToken, openSession } from './session.server';

const DAY_MS = 86_400_000;

interface NewInvitation {
  role: Role;
  email: string | null;
  employeeId?: number | null;
  days: number;
}

/** Makes a one-time link and gives its path; the token in it is stored nowhere. */
export async function invite(db: Db, { role, email, employeeId, days }: NewInvitation): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await insertInvitation(db, {
    token_hash: hashToken(token),
    role,
    email: email?.trim().toLowerCase() ?? null,
    employee_id: employeeId ?? null,
    created_at: now,
    expires_at: now + days * DAY_MS,
  });
  return `/welcome/${token}`;
}

/** While there is no account at all: a fresh link, good for 24 hours, with which the first admin sets up theirs. Else null. */
export async function inviteFirstAdmin(db: Db): Promise<string | null> {
  await deleteFirstAdminInvitations(db);
  return (await countUsers(db)) > 0 ? null : invite(db, { role: 'admin', email: null, days: 1 });
}

/** The invitation that a link's token opens; undefined once used, expired or never given. */
export async function findInvitation(token: string): Promise<InvitationRow | undefined> {
  return findOpenInvitation(await getDb(), { tokenHash: hashToken(token), now: Date.now() });
}

/** Uses a link up: makes the account and signs it in. The Set-Cookie header; null where the link was just used. */
export async function acceptInvitation(
  request: Request,
  { token, email, name, password }: { token: string; email: string; name: string; password: string },
): Promise<string | null> {
  const db = await getDb();
  const invitation = await findInvitation(token);
  const role = ROLES.find((known) => known === invitation?.role);
  if (invitation === undefined || role === undefined) return null;
  if (!(await markInvitationUsed(db, { tokenHash: invitation.token_hash, now: Date.now() }))) return null;
  const account = { email: invitation.email ?? email, name, password, role, employeeId: invitation.employee_id };
  return openSession(db, { request, userId: await createUser(db, account) });
}
