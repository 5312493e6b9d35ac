import { moveIn } from 'db/lobby/move-in';
import { insertAuditNote } from 'db/queries/audit';
import { closeAccount, reopenAccount } from 'db/queries/close-account';
import { findAllPeople } from 'db/queries/people';
import { deleteResetLinkOf, findAllResetLinks } from 'db/queries/reset-links';
import { findAccount, findAllUsers } from 'db/queries/users';
import { centerToday } from '~/center-day.server';
import { database } from '~/db.server';
import { moveInIfFree } from '~/lobby.server';
import { forbidden } from './access.server';
import { managesUsers } from './credentials';
import { findInvitations, renewInvitation, withdrawInvitation } from './manage-invitations.server';
import type { SignedInUser } from './permissions';
import { makeResetLink, RESET_HOURS, whyResetLinkEnded } from './reset-link.server';
import type { UserButton } from './user-forms.server';
import type { UsersAnswer } from './users-answer';

/** Every account with the person it stands for and its open reset link, the invitations, and who an account can be tied to. */
export async function findUsers() {
  const opened = await database();
  const people = await findAllPeople(opened.db, await centerToday(opened.db));
  const nameOf = (id: number | null) => people.find((person) => person.id === id)?.name ?? null;
  const openLinks = (await findAllResetLinks(opened)).filter((link) => whyResetLinkEnded(link) === null);
  const users = (await findAllUsers(opened)).map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    person: nameOf(user.employee_id),
    isActive: user.is_active === 1,
    resetLinkUntil: openLinks.find((link) => link.user_id === user.id)?.expires_at ?? null,
  }));
  const invitations = (await findInvitations()).map(({ employeeId, ...each }) => ({
    ...each,
    person: nameOf(employeeId),
  }));
  return { users, invitations, people: people.map(({ id, name, teamName }) => ({ id, name, teamName })) };
}

/** What each button of the page of users does, and what the page says then. */
export const USER_BUTTONS: Record<UserButton['intent'], (admin: SignedInUser, id: number) => Promise<UsersAnswer>> = {
  close,
  reopen,
  make_reset_link: makeLink,
  withdraw_reset_link: withdrawLink,
  withdraw_invitation: withdrawInvitation,
  renew_invitation: renewInvitation,
};

/** At once, also while a file is loaded. Nobody closes their own account, so that whoever closes one is left. */
async function close(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  if (id === admin.id) throw forbidden('You can’t close your own account. Ask another admin.');
  const opened = await database();
  const account = await findAccount(opened, id);
  if (account === undefined) return UNKNOWN;
  const isClosed = await closeAccount(opened, { id, closerId: admin.id, mayClose: managesUsers });
  await moveInIfFree(opened);
  if (!isClosed)
    return {
      said: `${account.name}’s account was not closed. It was already closed, or yours is closed.`,
      isRefused: true,
    };
  return { said: `${account.name}’s account is closed. Their sessions, tokens and invitations have ended for good.` };
}

async function reopen(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  const opened = await database();
  await moveIn(opened);
  const account = await findAccount(opened, id);
  if (account === undefined) return UNKNOWN;
  const isOpened = account.is_active === 0 && (await reopenAccount(opened, { id, openerId: admin.id }));
  if (!isOpened) return { said: `${account.name}’s account is already open.` };
  return { said: `${account.name}’s account is open again. Earlier tokens and invitations stay ended.` };
}

async function makeLink(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  if (id === admin.id) return { said: 'Change your own password under Your account.', isRefused: true };
  const opened = await database();
  const owner = await findAccount(opened, id);
  if (owner === undefined) return UNKNOWN;
  if (owner.is_active === 0) return { said: `${owner.name}’s account is closed. Reopen it first.`, isRefused: true };
  const path = await makeResetLink(opened, { owner, madeBy: admin.id });
  await moveInIfFree(opened);
  return {
    path,
    said: `Send this link to ${owner.name}. It works once, for ${RESET_HOURS} hours, to choose a new password.`,
  };
}

async function withdrawLink(admin: SignedInUser, id: number): Promise<UsersAnswer> {
  const opened = await database();
  const owner = await findAccount(opened, id);
  if (owner === undefined) return UNKNOWN;
  const isWithdrawn = await opened.lobby.transaction().execute(async (trx) => {
    if (!(await deleteResetLinkOf(trx, id))) return false;
    await insertAuditNote(trx, { userId: admin.id, action: 'withdraw_reset_link', thing: 'user', thingId: id });
    return true;
  });
  if (isWithdrawn) await moveInIfFree(opened);
  return { said: `The reset link for ${owner.name} no longer works.` };
}

const UNKNOWN = { said: 'This account does not exist.', isRefused: true };
