import type { Databases, Db } from 'db/open';
import { insertAuditNote } from 'db/queries/audit';
import {
  deleteFirstAdminInvitations,
  findOpenInvitation,
  type InvitationRow,
  insertInvitation,
} from 'db/queries/invitations';
import { insertNewAccount } from 'db/queries/new-accounts';
import { countUsers, findUser } from 'db/queries/users';
import { database } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { beginSession } from './begin-session.server';
import { hashToken, newToken } from './browser-cookie.server';
import { hashPassword } from './password.server';
import { ROLES, type Role } from './permissions';
import { countLinkUse } from './sign-in-limit.server';

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
export async function inviteFirstAdmin(databases: Databases): Promise<string | null> {
  await deleteFirstAdminInvitations(databases.db);
  return (await countUsers(databases)) > 0 ? null : invite(databases.db, { role: 'admin', email: null, days: 1 });
}

/** The invitation that a link's token opens; undefined once used, expired or never given. */
export async function findInvitation(token: string): Promise<InvitationRow | undefined> {
  return findOpenInvitation(await database(), { tokenHash: hashToken(token), now: Date.now() });
}

interface NewOwner {
  token: string;
  email: string;
  name: string;
  password: string;
  network: string | null;
}

/**
 * Uses a link up: makes the account and signs it in, without waiting for a load that runs. The headers that hand over the
 * cookies; null where the link was just used, or is used too often at once.
 */
export async function acceptInvitation(
  request: Request,
  { token, email, name, password, network }: NewOwner,
): Promise<Headers | null> {
  const opened = await database();
  const invitation = await findInvitation(token);
  if (invitation === undefined || !ROLES.some((role) => role === invitation.role)) return null;
  if ((await countLinkUse(invitation.token_hash)).secondsToWait > 0) return null;
  const userId = await insertNewAccount(opened, {
    invitation_hash: invitation.token_hash,
    email: (invitation.email ?? email).trim().toLowerCase(),
    name: name.trim(),
    password_hash: await hashPassword(password),
    created_at: Date.now(),
  });
  if (userId === null) return null;
  const detail = invitation.role;
  await insertAuditNote(opened.lobby, { userId: null, action: 'create', thing: 'user', thingId: userId, detail });
  void moveInSoon(opened);
  const user = await findUser(opened, userId);
  return user === undefined ? null : beginSession(opened.lobby, { request, user, network });
}
