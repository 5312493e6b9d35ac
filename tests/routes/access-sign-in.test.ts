import { moveIn } from 'db/lobby/move-in';
import type { Db, OpenDatabase } from 'db/open';
import { replaceDemoAccounts } from 'db/queries/demo-accounts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSignedInUser, requireUser } from '~/features/access/access.server';
import { safePath } from '~/features/access/address.server';
import { createUser } from '~/features/access/create-user.server';
import { action, loader } from '~/routes/sign-in';
import { action as signOut } from '~/routes/sign-out';
import { makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, request, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let db: Db;
beforeEach(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env.FAIRLEAD_DEMO;
});

const PASSWORD = 'correct horse battery';
let number = 0;
/** Failures are counted by e-mail in this process, so each test has its own account. */
async function makeAccount() {
  const email = `dana-${++number}@example.com`;
  return { email, id: await createUser(db, { email, name: 'Dana', password: PASSWORD, role: 'supervisor' }) };
}
const signIn = (fields: Record<string, string>, to = '/sign-in', context = {}) =>
  action({ ...args(request(to, formPost(fields))), context });

test('the right password opens a session whose token is stored only as a hash, and the e-mail may be typed in any case', async () => {
  const { email, id } = await makeAccount();
  const response = await responseOf(() => signIn({ email: ` ${email.toUpperCase()}`, password: PASSWORD }));
  const cookie = response.headers.get('Set-Cookie') ?? '';
  expect(response.status).toBe(302);
  expect(cookie).toMatch(/^fairlead=[^;]+; .*HttpOnly; SameSite=Lax/);
  const user = await requireUser(request('/', { headers: { Cookie: cookie.split(';')[0] ?? '' } }));
  expect(user).toEqual({ id, email, name: 'Dana', role: 'supervisor', employeeId: null });
  const { token_hash } = await database.lobby.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
  expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(atob(decodeURIComponent(cookie.split(/[=;]/)[1] ?? ''))).not.toContain(token_hash);
});

test('over https the cookie is Secure and bound to the host', async () => {
  const { email } = await makeAccount();
  const post = formPost({ email, password: PASSWORD });
  const https = new Request('https://fairlead.example/sign-in', {
    ...post,
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
  const cookie = (await responseOf(() => action(args(https)))).headers.get('Set-Cookie');
  expect(cookie).toMatch(/^__Host-fairlead=[^;]+; .*Path=\/;.*Secure/);
});

test('a wrong password and an unknown e-mail get the same words, and what was typed stays', async () => {
  const { email } = await makeAccount();
  const wrong = refused(await signIn({ email, password: 'not this one' }));
  const unknown = refused(await signIn({ email: 'nobody@example.com', password: 'not this one' }));
  expect(wrong).toEqual({
    status: 400,
    errors: { password: [expect.stringContaining('The e-mail address or password is wrong')] },
    typed: { email },
  });
  expect(unknown).toEqual({ ...wrong, typed: { email: 'nobody@example.com' } });
  expect(await database.lobby.selectFrom('sessions').selectAll().execute()).toEqual([]);
});

test('a wrong sign-in says how many tries are left before the pause, the same with an account and without', async () => {
  const { email } = await makeAccount();
  const said = async (typed: string) => refused(await signIn({ email: typed, password: 'guess' })).errors.password?.[0];
  for (const typed of [email, 'nobody-at-all@example.com']) {
    expect(await said(typed)).toBe(
      'The e-mail address or password is wrong. 9 tries are left before a pause of 15 minutes.',
    );
    for (let attempt = 0; attempt < 7; attempt++) await said(typed);
    expect(await said(typed)).toMatch(/ 1 try is left before a pause of 15 minutes\.$/);
    expect(await said(typed)).toMatch(/ That was the last try before a pause of 15 minutes\.$/);
    expect(await said(typed)).toMatch(/^Too many failed attempts\./);
  }
});

test('after ten failures even the right password waits a quarter of an hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const { email } = await makeAccount();
  for (let attempt = 0; attempt < 10; attempt++) await signIn({ email, password: 'guess' });
  const waiting = refused(await signIn({ email, password: PASSWORD }));
  expect(waiting).toMatchObject({ status: 429, errors: { password: [expect.stringContaining('15 minutes')] } });
  vi.setSystemTime(1_000_000 + 15 * 60_000 + 1);
  expect((await responseOf(() => signIn({ email, password: PASSWORD }))).status).toBe(302);
});

test('one network address that guesses at many e-mails is stopped, others are not', async () => {
  for (let attempt = 0; attempt < 50; attempt++)
    await signIn({ email: `guess-${attempt}@example.com`, password: 'x' }, '/sign-in', { clientAddress: '10.0.0.9' });
  const { email } = await makeAccount();
  const from = (clientAddress: string) => signIn({ email, password: PASSWORD }, '/sign-in', { clientAddress });
  expect(unwrap(await from('10.0.0.9')).status).toBe(429);
  expect((await responseOf(() => from('10.0.0.10'))).status).toBe(302);
});

test('signing in leads back to where one wanted to go, but never to another site', async () => {
  const { email } = await makeAccount();
  const location = async (to: string) => {
    const response = await responseOf(() =>
      signIn({ email, password: PASSWORD }, `/sign-in?${new URLSearchParams({ to })}`),
    );
    return response.headers.get('Location');
  };
  expect(await location('/people/4?from=2026-01-01')).toBe('/people/4?from=2026-01-01');
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
  ])
    expect([to, safePath(to)]).toEqual([to, '/']);
  expect(await location('//evil.example')).toBe('/');
});

test('a session ends fourteen days after the last visit, and each visit prolongs it', async () => {
  const day = 86_400_000;
  vi.useFakeTimers({ toFake: ['Date'], now: 10 * day });
  const visit = await signedInRequest(await makeUser(db, { role: 'agent' }), '/');
  vi.setSystemTime(23 * day);
  expect(await findSignedInUser(visit)).not.toBeNull();
  vi.setSystemTime(36 * day);
  expect(await findSignedInUser(visit)).not.toBeNull();
  vi.setSystemTime(50 * day + 1);
  expect(await findSignedInUser(visit)).toBeNull();
});

test('signing out ends the session itself, so that a kept cookie opens nothing', async () => {
  const user = await makeUser(db, { role: 'agent' });
  const leave = await signedInRequest(user, '/sign-out', formPost({}));
  const response = await responseOf(() => signOut(args(leave)));
  expect(response.headers.get('Set-Cookie')).toContain('Max-Age=0');
  expect(await findSignedInUser(leave)).toBeNull();
});

test('an account that was closed is signed out at once', async () => {
  const user = await makeUser(db, { role: 'admin' });
  const visit = await signedInRequest(user, '/');
  await db.updateTable('users').set({ is_active: 0 }).where('id', '=', user.id).execute();
  expect(await findSignedInUser(visit)).toBeNull();
});

test('a demo account opens without a password in a demo only, and only if it is offered', async () => {
  const dana = await makeUser(db, { role: 'supervisor', name: 'Dana Whitfield' });
  const admin = await makeUser(db, { role: 'admin' });
  await replaceDemoAccounts(db, [dana.id]);
  const open = (id: number) => responseOf(() => signIn({ account: String(id) }));

  expect(unwrap(await loader(args(request('/sign-in')))).value).toMatchObject({ accounts: [] });
  expect((await open(dana.id)).status).toBe(403);
  process.env.FAIRLEAD_DEMO = '1';
  expect(unwrap(await loader(args(request('/sign-in')))).value).toMatchObject({
    accounts: [{ id: dana.id, name: 'Dana Whitfield', role: 'supervisor' }],
  });
  expect((await open(admin.id)).status).toBe(403);
  expect((await open(dana.id)).headers.get('Set-Cookie')).toContain('fairlead=');
});

test('the audit tells who signed in, failed and left, without any e-mail', async () => {
  const { email, id } = await makeAccount();
  await signIn({ email, password: 'wrong' });
  await signIn({ email: 'nobody@example.com', password: 'wrong' });
  await signIn({ email, password: PASSWORD });
  await signOut(args(await signedInRequest({ id }, '/sign-out', formPost({}))));
  await moveIn(database);
  const entries = await db.selectFrom('audit_entries').select(['action', 'user_id', 'detail']).orderBy('id').execute();
  expect(entries).toEqual([
    { action: 'create', user_id: null, detail: 'supervisor' },
    { action: 'sign_in_failed', user_id: id, detail: null },
    { action: 'sign_in_failed', user_id: null, detail: null },
    { action: 'sign_in', user_id: id, detail: null },
    { action: 'sign_out', user_id: id, detail: null },
  ]);
});
