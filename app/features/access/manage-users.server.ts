import { moveIn } from 'db/lobby/move-in';
import { insertAuditEntry } from 'db/queries/audit';
import { findAllOpenInvitations } from 'db/queries/invitations';
import { isEmployee } from 'db/queries/membership-scope';
import { findAllPeople } from 'db/queries/people';
import { deleteSessionsOf } from 'db/queries/sessions';
import { findAllUsers, isEmailTaken, updateUserActive } from 'db/queries/users';
import { z } from 'zod';
import { today } from '~/clock';
import { database } from '~/db.server';
import { ROLES, type SignedInUser } from './permissions';
import { invite } from './welcome.server';

/** How long an invitation waits to be used. */
const INVITATION_DAYS = 7;

const invitation = z.object({
  email: z.email('Give an e-mail address, such as ana@example.com.').max(200, 'Use at most 200 characters.'),
  role: z.enum(ROLES, 'Choose a role.'),
  employeeId: z.coerce.number().int().nonnegative().catch(0),
});

export interface InviteAnswer {
  /** The one-time link's path: shown this once, stored nowhere. */
  path?: string;
  errors: { email?: string[]; role?: string[]; employeeId?: string[] };
  typed: { email: string; role: string; employeeId: string };
}

/** Every account with the person it stands for, the invitations that still wait, and whom an account can be tied to. */
export async function findUsers() {
  const opened = await database();
  const people = await findAllPeople(opened.db, today());
  const nameOf = (id: number | null) => people.find((person) => person.id === id)?.name ?? null;
  const users = (await findAllUsers(opened)).map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    person: nameOf(user.employee_id),
    isActive: user.is_active === 1,
  }));
  const invitations = (await findAllOpenInvitations(opened, Date.now()))
    .filter(({ email }) => email !== null)
    .map(({ email, role, expires_at, employee_id }) => ({
      email,
      role,
      expiresAt: expires_at,
      person: nameOf(employee_id),
    }));
  return { users, invitations, people: people.map(({ id, name, teamName }) => ({ id, name, teamName })) };
}

/** Makes a one-time link for somebody's account, or tells what is wrong beside each field. */
export async function inviteUser(admin: SignedInUser, form: FormData): Promise<InviteAnswer> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const typed = { email: text('email'), role: text('role'), employeeId: text('employeeId') };
  const result = invitation.safeParse(typed);
  if (!result.success) return { errors: z.flattenError(result.error).fieldErrors, typed };
  const { email, role, employeeId } = result.data;
  const opened = await database();
  const { db } = opened;
  if (await isEmailTaken(opened, email))
    return { errors: { email: ['This e-mail address has an account already.'] }, typed };
  const needsPerson = role === 'agent' || role === 'supervisor';
  if (needsPerson && !(await isEmployee(db, employeeId)))
    return { errors: { employeeId: [`Choose who this is: ${WHY_PERSON[role]}`] }, typed };
  const path = await invite(db, { role, email, employeeId: employeeId || null, days: INVITATION_DAYS });
  await insertAuditEntry(db, { userId: admin.id, action: 'invite', thing: 'user', detail: role });
  return { path, errors: {}, typed: { email: '', role: '', employeeId: '' } };
}

/** Opens or closes somebody else's account, whose sessions end in either case; false for one's own, so that nobody locks the last door from inside. */
export async function setUserActive(admin: SignedInUser, { id, isActive }: { id: number; isActive: boolean }) {
  if (id === admin.id) return false;
  const opened = await database();
  const { db, lobby } = opened;
  await moveIn(opened);
  // Ended before it is opened too: a process that was killed after it had closed an account left them.
  if (isActive) await deleteSessionsOf(lobby, { userId: id });
  await updateUserActive(db, { id, isActive });
  if (!isActive) await deleteSessionsOf(lobby, { userId: id });
  await insertAuditEntry(db, { userId: admin.id, action: isActive ? 'reopen' : 'close', thing: 'user', thingId: id });
  return true;
}

const WHY_PERSON = {
  agent: 'an agent sees their own page.',
  supervisor: 'a supervisor sees the teams that this person leads.',
};
