import type { OpenDatabase } from 'db/open';
import { findAllUsers, findUser } from 'db/queries/users';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import { createUser } from '~/features/access/create-user.server';
import type { SignedInUser } from '~/features/access/permissions';
import { makeResetLink } from '~/features/access/reset-link.server';
import { invite } from '~/features/access/welcome.server';
import * as tokensRoute from '~/routes/_shell.tokens';
import * as usersRoute from '~/routes/_shell.users';
import * as metricsRoute from '~/routes/api.metrics';
import * as resetRoute from '~/routes/reset.$token';
import * as signInRoute from '~/routes/sign-in';
import * as welcomeRoute from '~/routes/welcome.$token';
import { count } from '../counts';
import { makeUser } from '../factories';
import { startServerOf } from './api-server';
import { openTestDatabase, request, signedInRequest } from './harness';
import { PASSWORD } from './made-credentials';

let databases: OpenDatabase;
let admin: SignedInUser;
let server: Awaited<ReturnType<typeof startServerOf>>;
beforeEach(async () => {
  databases = await openTestDatabase();
  admin = await makeUser(databases.db, { role: 'admin' });
  server = await startServerOf({
    'api/metrics': metricsRoute,
    'reset/:token': resetRoute,
    'sign-in': signInRoute,
    tokens: tokensRoute,
    users: usersRoute,
    'welcome/:token': welcomeRoute,
  });
});
afterEach(() => server.stop());

const ROUNDS = Array.from({ length: count(2, 30) }, (_, index) => index);

/** A form as a browser posts it, over HTTP. */
const post = async (path: string, fields: Record<string, string>, cookie = '') =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: server.url, ...(cookie && { Cookie: cookie }) },
    redirect: 'manual',
  });
const cookieFor = async (user: SignedInUser) => (await signedInRequest(user, '/')).headers.get('Cookie')!;
const statuses = async (all: Promise<Response>[]) => (await Promise.all(all)).map(({ status }) => status).sort();

test('of many who use a reset link at once one sets the password, and it is theirs', async () => {
  for (const round of ROUNDS) {
    const { id, email } = await makeUser(databases.db, { role: 'ops' });
    const owner = (await findAllUsers(databases)).find((user) => user.id === id)!;
    const path = await makeResetLink(databases, { owner, madeBy: admin.id });
    const passwords = Array.from({ length: 5 }, (_, index) => `seven lanterns glow ${round} ${index}`);
    const answers = await Promise.all(passwords.map((password) => post(path, { password })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 404, 404, 404, 404]);
    const winner = passwords[answers.findIndex(({ status }) => status === 302)]!;
    const loser = passwords.find((password) => password !== winner)!;
    expect((await post('/sign-in', { email, password: loser })).status).toBe(400);
    expect((await post('/sign-in', { email, password: winner })).status).toBe(302);
  }
});

test('whoever signs in with the old password while it is reset is signed in before the reset, which ends that, or not at all', async () => {
  const old = 'the one that was forgotten';
  for (const round of ROUNDS) {
    const email = `owner-${round}@example.com`;
    const id = await createUser(databases.db, { email, name: 'Lee', password: old, role: 'ops' });
    const owner = (await findUser(databases, id))!;
    const path = await makeResetLink(databases, { owner, madeBy: admin.id });
    const [reset, ...signedIn] = await Promise.all([
      post(path, { password: PASSWORD }),
      ...[1, 2, 3].map(() => post('/sign-in', { email, password: old })),
    ]);
    expect(reset!.status).toBe(302);
    const visits = [reset!, ...signedIn].map((answer) => {
      const Cookie = answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
      return findSignedInUser(request('/', { headers: { Cookie } }));
    });
    const users = (await Promise.all(visits)).map((user) => user?.id ?? null);
    expect(users).toEqual([id, null, null, null]);
  }
});

test('of two admins who close each other at once one stays', async () => {
  for (const _ of ROUNDS) {
    const pair = [await makeUser(databases.db, { role: 'admin' }), await makeUser(databases.db, { role: 'admin' })];
    const cookies = await Promise.all(pair.map(cookieFor));
    await Promise.all(
      pair.map((other, index) => post('/users', { intent: 'close', id: String(other.id) }, cookies[1 - index])),
    );
    const open = (await findAllUsers(databases)).filter(
      ({ id, is_active }) => is_active === 1 && pair.some((each) => each.id === id),
    );
    expect(open).toHaveLength(1);
  }
});

test('an invitation that is withdrawn while it is used made one account or none, and never a second', async () => {
  for (const round of ROUNDS) {
    const email = `invited-${round}@example.com`;
    const path = await invite(databases.db, { role: 'admin', email, days: 1, madeBy: admin.id });
    const { id } = await databases.db
      .selectFrom('invitations')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const cookie = await cookieFor(admin);
    const accept = () => post(path, { name: 'Lee', email, password: PASSWORD });
    const [first, second] = await Promise.all([
      accept(),
      accept(),
      post('/users', { intent: 'withdraw_invitation', id: String(id) }, cookie),
    ]);
    const made = [first, second].filter(({ status }) => status === 302).length;
    expect((await findAllUsers(databases)).filter((user) => user.email === email)).toHaveLength(made);
    expect(made).toBeLessThanOrEqual(1);
    expect((await accept()).status).toBe(404);
  }
});

test('of two who press “New link” at once only one link works', async () => {
  const email = 'twice@example.com';
  await invite(databases.db, { role: 'ops', email, days: 1, madeBy: admin.id });
  const { id } = await databases.db.selectFrom('invitations').select('id').executeTakeFirstOrThrow();
  const cookie = await cookieFor(admin);
  await statuses([1, 2, 3].map(() => post('/users', { intent: 'renew_invitation', id: String(id) }, cookie)));
  const open = await databases.db.selectFrom('invitations').select('id').where('withdrawn_at', 'is', null).execute();
  expect(open).toHaveLength(1);
});

test('whoever makes a token while their account is closed has one that opens nothing, even once reopened', async () => {
  for (const _ of ROUNDS) {
    const maker = await makeUser(databases.db, { role: 'admin' });
    const [own, others] = [await cookieFor(maker), await cookieFor(admin)];
    await Promise.all([
      post('/tokens', { intent: 'create', name: 'late', scope: 'metrics:read' }, own),
      post('/users', { intent: 'close', id: String(maker.id) }, others),
      post('/tokens', { intent: 'create', name: 'later', scope: 'metrics:read' }, own),
    ]);
    await post('/users', { intent: 'reopen', id: String(maker.id) }, others);
    const open = await databases.db
      .selectFrom('api_tokens')
      .select('id')
      .where('created_by', '=', maker.id)
      .where('revoked_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  }
});
