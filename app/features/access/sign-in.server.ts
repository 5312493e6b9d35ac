import { insertAuditNote } from 'db/queries/audit';
import { findAllDemoAccounts } from 'db/queries/demo-accounts';
import { findUserByEmail, type UserRow } from 'db/queries/users';
import { database, getDb } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { beginSession } from './begin-session.server';
import { findKnown } from './known-device.server';
import { isPassword, PASSWORDS_BUSY, PasswordsBusy } from './password.server';
import { countSignIn, describeWait } from './sign-in-limit.server';

/** Signed in: the headers that hand over the cookies. Or why not, and the answer's status. */
export type SignInResult = { headers: Headers } | { error: string; status: 400 | 429 | 503; headers?: Headers };

interface Credentials {
  email: string;
  password: string;
  network: string | null;
}

/**
 * Signs in by e-mail and password. The attempt is counted before the password is looked at. The same answer, after the
 * same work, for an unknown e-mail and a wrong password.
 */
export async function signInByPassword(request: Request, credentials: Credentials): Promise<SignInResult> {
  const { email, password, network } = credentials;
  const opened = await database();
  const user = await findUserByEmail(opened, email);
  const known = await findKnown(opened.lobby, { request, user, network });
  const attempt = await countSignIn({ email, network, ...known });
  if (attempt.secondsToWait > 0) return tooMany(attempt.secondsToWait);
  try {
    const isRight = await isPassword(password, user?.password_hash, known.knownDevice ? 'known' : 'strangers');
    if (isRight && user !== undefined) {
      await attempt.forgive();
      return { headers: await begin(request, { user, network }) };
    }
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error;
    await attempt.forgive();
    return { error: PASSWORDS_BUSY, status: 503, headers: error.headers };
  }
  await insertAuditNote(opened.lobby, { userId: user?.id ?? null, action: 'sign_in_failed', thing: 'session' });
  void moveInSoon(opened);
  return { error: `The e-mail address or password is wrong. ${describeLeft(attempt.left)}`, status: 400 };
}

/** "9 tries are left before a pause." */
function describeLeft(left: number): string {
  if (left === 0) return 'That was the last try before a pause of 15 minutes.';
  return `${left} ${left === 1 ? 'try is' : 'tries are'} left before a pause of 15 minutes.`;
}

function tooMany(seconds: number): SignInResult {
  const error = `Too many failed attempts. Wait ${describeWait(seconds)}, then try again.`;
  return { error, status: 429, headers: new Headers({ 'Retry-After': String(seconds) }) };
}

/** Signs in as one of the demo's accounts; null where this is no demo or the account is none of them. */
export async function signInToDemo(
  request: Request,
  { userId, network }: { userId: number; network: string | null },
): Promise<Headers | null> {
  const user = (await findDemoAccounts()).find(({ id }) => id === userId);
  return user === undefined ? null : begin(request, { user, network });
}

/** One account a role, offered without a password; none unless FAIRLEAD_DEMO=1. */
export async function findDemoAccounts(): Promise<UserRow[]> {
  return process.env.FAIRLEAD_DEMO === '1' ? findAllDemoAccounts(await getDb()) : [];
}

async function begin(request: Request, { user, network }: { user: UserRow; network: string | null }): Promise<Headers> {
  const opened = await database();
  const headers = await opened.lobby.transaction().execute(async (trx) => {
    await insertAuditNote(trx, { userId: user.id, action: 'sign_in', thing: 'session' });
    return beginSession(trx, { request, user, network });
  });
  void moveInSoon(opened);
  return headers;
}
