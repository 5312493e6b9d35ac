import { insertAuditEntry, insertAuditNote } from 'db/queries/audit';
import { findAllInvitations, findInvitationById } from 'db/queries/invitations';
import { isEmployee } from 'db/queries/membership-scope';
import { insertRevocation } from 'db/queries/revocations';
import { isEmailTaken } from 'db/queries/users';
import { database } from '~/db.server';
import { moveInIfFree } from '~/lobby.server';
import type { FormErrors } from '~/server/parse-form.server';
import type { Ended } from './credentials';
import { isRole, type SignedInUser } from './permissions';
import type { InviteForm } from './user-forms.server';
import type { UsersAnswer } from './users-answer';
import { inviteWithin, whyInvitationEnded } from './welcome.server';

const DAY_MS = 86_400_000;
/** How long an invitation waits to be used. */
const INVITATION_DAYS = 7;
/** So long one that was not used can be sent again from the list. */
const LISTED_DAYS = 30;

export interface InvitationShown {
  id: number;
  email: string;
  role: string;
  employeeId: number | null;
  madeBy: string | null;
  expiresAt: number;
  /** Why its link opens nothing; null while it does. */
  ended: Ended | null;
}

/** The latest invitation for each e-mail address that has no account yet, the newest first. */
export async function findInvitations(): Promise<InvitationShown[]> {
  const opened = await database();
  const listed = new Map<string, InvitationShown>();
  for (const each of await findAllInvitations(opened, Date.now() - LISTED_DAYS * DAY_MS)) {
    const { id, email, role, employee_id: employeeId, expires_at: expiresAt } = each;
    if (email === null || listed.has(email) || (await isEmailTaken(opened, email))) continue;
    const ended = await whyInvitationEnded(opened, each);
    const madeBy = each.maker?.name ?? null;
    listed.set(email, { id, email, role, employeeId, madeBy, expiresAt, ended });
  }
  return [...listed.values()];
}

/** Makes a one-time link for somebody's account, or tells what is wrong beside each field. */
export async function inviteUser(
  admin: SignedInUser,
  { email, role, employeeId }: InviteForm,
): Promise<UsersAnswer | { errors: FormErrors }> {
  const opened = await database();
  if (await isEmailTaken(opened, email)) return { errors: { email: [HAS_ACCOUNT] } };
  const needsPerson = role === 'agent' || role === 'supervisor';
  if (needsPerson && !(await isEmployee(opened.db, employeeId)))
    return { errors: { employeeId: [`Choose a person: ${WHY_PERSON[role]}`] } };
  return makeLink(admin, { email, role, employeeId: employeeId || null });
}

/** Ends an invitation at once, and says so. */
export async function withdrawInvitation(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  const opened = await database();
  const found = await findInvitationById(opened, id);
  if (!found?.email || found.used_at !== null) return { said: GONE, isRefused: true };
  if (found.withdrawn_at === null) {
    await opened.lobby.transaction().execute(async (trx) => {
      await insertRevocation(trx, { kind: 'invitation', id });
      await insertAuditNote(trx, { userId: admin.id, action: 'withdraw', thing: 'invitation', thingId: id });
    });
    await moveInIfFree(opened);
  }
  return { said: `Invitation for ${found.email} withdrawn. Its link no longer works.` };
}

/** Makes a new link for who was invited before; the old one dies. */
export async function renewInvitation(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  const opened = await database();
  const found = await findInvitationById(opened, id);
  if (!found?.email || !isRole(found.role) || found.used_at !== null) return { said: GONE, isRefused: true };
  if (await isEmailTaken(opened, found.email)) return { said: HAS_ACCOUNT, isRefused: true };
  await insertRevocation(opened.lobby, { kind: 'invitation', id });
  return makeLink(admin, { email: found.email, role: found.role, employeeId: found.employee_id });
}

type Invited = Omit<Parameters<typeof inviteWithin>[1], 'days' | 'madeBy'> & { email: string };

async function makeLink(admin: SignedInUser, invited: Invited): Promise<UsersAnswer> {
  const { db } = await database();
  const path = await db.transaction().execute(async (trx) => {
    await insertAuditEntry(trx, { userId: admin.id, action: 'invite', thing: 'user', detail: invited.role });
    return inviteWithin(trx, { ...invited, days: INVITATION_DAYS, madeBy: admin.id });
  });
  return {
    path,
    said: `Send this link to ${invited.email}. It works once, for ${INVITATION_DAYS} days, to set their own password.`,
  };
}

const GONE = 'This invitation was just used. See the list of accounts.';
const HAS_ACCOUNT = 'This e-mail address already has an account.';
const WHY_PERSON = {
  agent: 'an agent sees their own page.',
  supervisor: 'a supervisor sees the teams that this person leads.',
};
