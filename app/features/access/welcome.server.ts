import type { Databases } from 'db/databases';
import type { Db } from 'db/open';
import { insertAuditNote } from 'db/queries/audit';
import { findInvitation, type Invitation, insertInvitation } from 'db/queries/invitations';
import { insertNewAccount } from 'db/queries/new-accounts';
import { countUsers, findAllUsers, findUser } from 'db/queries/users';
import type { Schema } from 'db/schema';
import type { Transaction } from 'kysely';
import { database } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { beginSession } from './begin-session.server';
import { hashToken, newToken } from './browser-cookie.server';
import { type Ended, MAKER_NEEDS, managesUsers, whyEnded } from './credentials';
import { hashPassword } from './password.server';
import { isRole, type Role } from './permissions';
import { countLinkUse } from './sign-in-limit.server';

const DAY_MS = 86_400_000;

interface NewInvitation {
  role: Role;
  /** Null: whoever has the link says theirs. */
  email: string | null;
  employeeId?: number | null;
  days: number;
  /** The admin's account; null where the link is made on the machine itself. */
  madeBy?: number | null;
}

/** As inviteWithin, in a transaction of its own. */
export const invite = (db: Db, invited: NewInvitation): Promise<string> =>
  db.transaction().execute((trx) => inviteWithin(trx, invited));

/** Makes a one-time link and gives its path; the token in it is stored nowhere. Earlier ones for the same e-mail address end. */
export async function inviteWithin(
  trx: Transaction<Schema>,
  { role, email, employeeId, days, madeBy }: NewInvitation,
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await insertInvitation(trx, {
    token_hash: hashToken(token),
    role,
    email: email?.trim().toLowerCase() ?? null,
    employee_id: employeeId ?? null,
    made_by: madeBy ?? null,
    created_at: now,
    expires_at: now + days * DAY_MS,
  });
  return `/welcome/${token}`;
}

/** A link, good for 24 hours and while no admin can sign in, with which an admin sets up their account. */
export const inviteAdmin = (db: Db): Promise<string> => invite(db, { role: 'admin', email: null, days: 1 });

/** While there is no account at all: a fresh link for the first admin. Else null. */
export async function inviteFirstAdmin(databases: Databases): Promise<string | null> {
  return (await countUsers(databases)) > 0 ? null : inviteAdmin(databases.db);
}

/** Why an invitation opens nothing by now; null where it is good. */
export async function whyInvitationEnded(databases: Databases, invitation: Invitation): Promise<Ended | null> {
  const { role, email, maker, expires_at, withdrawn_at, used_at } = invitation;
  if (!isRole(role)) return 'revoked';
  const isForFirstAdmin = maker === null && email === null;
  const ended = whyEnded(
    {
      maker: maker ?? (maker === null ? 'the machine' : undefined),
      need: isForFirstAdmin ? MAKER_NEEDS.first_admin_link : MAKER_NEEDS.invitation,
      owner: 'nobody yet',
      expiresAt: expires_at,
      revokedAt: withdrawn_at,
      usedAt: used_at,
    },
    Date.now(),
  );
  return ended === null && isForFirstAdmin && (await hasAdmin(databases)) ? 'revoked' : ended;
}

/** The invitation that a link's token opens; undefined where it opens nothing. */
export async function findOpenInvitation(token: string, within?: Databases): Promise<Invitation | undefined> {
  const databases = within ?? (await database());
  const invitation = await findInvitation(databases, hashToken(token));
  return invitation && (await whyInvitationEnded(databases, invitation)) === null ? invitation : undefined;
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
  const invitation = await findOpenInvitation(token);
  if (invitation === undefined) return null;
  if ((await countLinkUse(invitation.token_hash)).secondsToWait > 0) return null;
  const account = {
    invitation_hash: invitation.token_hash,
    email: (invitation.email ?? email).trim().toLowerCase(),
    name: name.trim(),
    role: invitation.role,
    password_hash: await hashPassword(password),
    created_at: Date.now(),
  };
  const mayUse = async (within: Databases) => (await findOpenInvitation(token, within)) !== undefined;
  const headers = await opened.lobby.transaction().execute(async (trx) => {
    const within = { ...opened, lobby: trx };
    const userId = await insertNewAccount(within, { account, mayUse });
    if (userId === null) return null;
    const detail = invitation.role;
    await insertAuditNote(trx, { userId: null, action: 'create', thing: 'user', thingId: userId, detail });
    const user = await findUser(within, userId);
    return user === undefined ? null : beginSession(trx, { request, user, network });
  });
  void moveInSoon(opened);
  return headers;
}

/** Whether anybody who can sign in may make accounts. */
async function hasAdmin(databases: Databases): Promise<boolean> {
  return (await findAllUsers(databases)).some(managesUsers);
}
