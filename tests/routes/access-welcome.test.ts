import { moveIn } from 'db/lobby/move-in';
import type { Db, OpenDatabase } from 'db/open';
import { findAllUsers } from 'db/queries/users';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import { invite, inviteFirstAdmin } from '~/features/access/welcome.server';
import { action as changePassword } from '~/routes/_shell.account';
import { action as signIn } from '~/routes/sign-in';
import { action, loader } from '~/routes/welcome.$token';
import { makeEmployee, makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, request, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let db: Db;
beforeEach(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterEach(() => {
  vi.useRealTimers();
});

const ANA = { name: 'Ana', email: 'ana@example.com', password: 'a long enough one' };
const tokenOf = (path: string | null) => ({ token: path?.split('/').at(-1) ?? '' });
const open = (path: string | null) =>
  responseOf(async () => Response.json(await loader(args(request('/welcome'), tokenOf(path)))));
const accept = (path: string | null, fields: Record<string, string> = ANA) =>
  action(args(request('/welcome', formPost(fields)), tokenOf(path)));

test('the first start gives a link that makes the admin once', async () => {
  const path = await inviteFirstAdmin(database);
  expect(await (await open(path)).json()).toEqual({ role: 'admin', email: null, isFirst: true });
  const response = await responseOf(() => accept(path));
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  expect(await findSignedInUser(request('/', { headers: { Cookie: cookie } }))).toMatchObject({
    name: 'Ana',
    role: 'admin',
  });

  expect((await open(path)).status).toBe(404);
  expect((await responseOf(() => accept(path, { ...ANA, email: 'eve@example.com' }))).status).toBe(404);
  expect(await inviteFirstAdmin(database)).toBeNull();
});

test('a new start gives a new link, and the old one opens nothing', async () => {
  const first = await inviteFirstAdmin(database);
  const second = await inviteFirstAdmin(database);
  expect((await open(first)).status).toBe(404);
  expect((await open(second)).status).toBe(200);
});

test('the link runs out after 24 hours', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const path = await inviteFirstAdmin(database);
  vi.setSystemTime(86_400_000 - 1);
  expect((await open(path)).status).toBe(200);
  vi.setSystemTime(86_400_000 + 1);
  expect((await open(path)).status).toBe(404);
});

test('only the hash of the link is stored', async () => {
  const { token } = tokenOf(await inviteFirstAdmin(database));
  expect(JSON.stringify(await db.selectFrom('invitations').selectAll().execute())).not.toContain(token);
});

test('a bad form answers 400 beside each field, keeps what was typed, and the link stays good', async () => {
  const path = await inviteFirstAdmin(database);
  expect(refused(await accept(path, { name: ' ', email: 'ana', password: 'short' }))).toEqual({
    status: 400,
    errors: {
      name: [expect.any(String)],
      email: [expect.any(String)],
      password: [expect.stringContaining('at least 10')],
    },
    typed: { name: ' ', email: 'ana' },
  });
  expect((await responseOf(() => accept(path))).status).toBe(302);
});

test('two people who use one link at once make one account', async () => {
  const path = await inviteFirstAdmin(database);
  const both = await Promise.all([
    responseOf(() => accept(path)),
    responseOf(() => accept(path, { ...ANA, email: 'eve@example.com' })),
  ]);
  expect(both.map((response) => response.status).sort()).toEqual([302, 404]);
  expect(await findAllUsers(database)).toHaveLength(1);
});

test('an invited supervisor gets the invited role, person and e-mail, whatever the form says', async () => {
  const employeeId = await makeEmployee(db);
  const path = await invite(db, { role: 'supervisor', email: 'Dana@example.com', employeeId, days: 7 });
  await accept(path, { ...ANA, email: 'other@example.com', role: 'admin' });
  await moveIn(database);
  const user = await db.selectFrom('users').selectAll().executeTakeFirstOrThrow();
  expect(user).toMatchObject({ email: 'dana@example.com', role: 'supervisor', employee_id: employeeId });
});

test('changing the password needs the old one and ends all other sessions', async () => {
  const path = await inviteFirstAdmin(database);
  await accept(path);
  const { id } = (await findAllUsers(database))[0]!;
  const elsewhere = await signedInRequest({ id }, '/');
  const change = async (current: string, next: string) => {
    const here = await signedInRequest({ id }, '/account', formPost({ password: current, newPassword: next }));
    return { here, answer: await changePassword(args(here)) };
  };
  expect(refused((await change('not mine', 'a new long password')).answer)).toMatchObject({
    status: 400,
    errors: { password: [expect.any(String)] },
  });
  expect(refused((await change(ANA.password, 'short')).answer)).toMatchObject({
    status: 400,
    errors: { newPassword: [expect.any(String)] },
  });
  expect(await findSignedInUser(elsewhere)).not.toBeNull();

  const { here, answer } = await change(ANA.password, 'a new long password');
  expect(unwrap(answer).status).toBe(200);
  expect(await findSignedInUser(here)).not.toBeNull();
  expect(await findSignedInUser(elsewhere)).toBeNull();
  const again = await responseOf(() =>
    signIn(args(request('/sign-in', formPost({ ...ANA, password: 'a new long password' })))),
  );
  expect(again.status).toBe(302);
});

test('a new account cannot take an e-mail that has one, even a closed one', async () => {
  await makeUser(db, { role: 'ops', email: ANA.email, is_active: 0 });
  const path = await invite(db, { role: 'admin', email: null, days: 1 });
  expect(refused(await accept(path))).toMatchObject({ status: 400, errors: { email: [expect.any(String)] } });
});
