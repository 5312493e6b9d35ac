import { insertAuditNote } from 'db/queries/audit';
import { findAllDemoAccounts } from 'db/queries/demo-accounts';
import { findUserByEmail, type UserRow } from 'db/queries/users';
import { database, getDb } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { isPassword } from './password.server';
import { openSession } from './session.server';
import { forgetFailures, minutesToWait, noteFailure } from './sign-in-limit.server';

/** Signed in: the Set-Cookie header. Or why not, and the answer's status. */
export type SignInResult = { cookie: string } | { error: string; status: 400 | 429 };

interface Credentials {
  email: string;
  password: string;
  address?: string | null;
}

/** Signs in by e-mail and password. The same answer, after the same work, for an unknown e-mail and a wrong password. */
export async function signInByPassword(request: Request, credentials: Credentials): Promise<SignInResult> {
  const { email, password } = credentials;
  const minutes = minutesToWait(credentials);
  if (minutes > 0) {
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    return { error: `Too many attempts failed. Wait ${wait}, then try again.`, status: 429 };
  }
  const opened = await database();
  const user = await findUserByEmail(opened, email);
  if ((await isPassword(password, user?.password_hash)) && user !== undefined) {
    forgetFailures(credentials);
    return { cookie: await begin(request, user) };
  }
  noteFailure(credentials);
  await insertAuditNote(opened.lobby, { userId: user?.id ?? null, action: 'sign_in_failed', thing: 'session' });
  void moveInSoon(opened);
  return { error: 'This e-mail address and password do not belong together. Check both and try again.', status: 400 };
}

/** Signs in as one of the demo's accounts; null where this is no demo or the account is none of them. */
export async function signInToDemo(request: Request, userId: number): Promise<string | null> {
  const user = (await findDemoAccounts()).find(({ id }) => id === userId);
  return user === undefined ? null : begin(request, user);
}

/** One account a role, offered without a password; none unless FAIRLEAD_DEMO=1. */
export async function findDemoAccounts(): Promise<UserRow[]> {
  return process.env.FAIRLEAD_DEMO === '1' ? findAllDemoAccounts(await getDb()) : [];
}

async function begin(request: Request, user: UserRow): Promise<string> {
  const opened = await database();
  await insertAuditNote(opened.lobby, { userId: user.id, action: 'sign_in', thing: 'session' });
  void moveInSoon(opened);
  return openSession(opened.lobby, { request, userId: user.id });
}
