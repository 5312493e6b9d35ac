import { moveIn } from 'db/lobby/move-in';
import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import { logError } from '~/features/access/error-log.server';
import type { SignedInUser } from '~/features/access/permissions';
import { logger } from '~/logger.server';
import { action as changePassword, loader as openAccount } from '~/routes/_shell.account';
import { loader as openUsers } from '~/routes/_shell.users';
import { loader as openReset, action as reset } from '~/routes/reset.$token';
import { action as signIn } from '~/routes/sign-in';
import { makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, request, responseOf, signedInRequest, unwrap } from './harness';
import { PASSWORD, press } from './made-credentials';

let databases: OpenDatabase;
let admin: SignedInUser;
let owner: SignedInUser;
beforeEach(async () => {
  databases = await openTestDatabase();
  admin = await makeUser(databases.db, { role: 'admin', name: 'Ana Admin' });
  owner = await makeUser(databases.db, { role: 'leader', name: 'Lee Leader', email: 'lee@example.com' });
});

const tokenIn = (path: string) => ({ token: path.split('/').at(-1)! });
const look = (path: string) =>
  responseOf(async () => Response.json(await openReset(args(request('/reset'), tokenIn(path)))));
const use = (path: string, password = PASSWORD) =>
  reset(args(request('/reset', formPost({ password })), tokenIn(path)));
const makeLink = async (user = owner) =>
  unwrap(await press(admin, { intent: 'make_reset_link', id: String(user.id) })) as {
    value: { path?: string; said: string };
    status: number;
  };
const pathFor = async (user = owner) => (await makeLink(user)).value.path!;

test('an admin makes a link with which its owner, and nobody else, chooses a new password and is signed in', async () => {
  const elsewhere = await signedInRequest(owner, '/');
  const { status, value } = await makeLink();
  expect(status).toBe(200);
  expect(value.path).toMatch(/^\/reset\/[\w-]{43}$/);
  expect(value.said).toContain('Lee Leader');
  expect(await (await look(value.path!)).json()).toEqual({ email: 'lee@example.com' });
  expect(await findSignedInUser(elsewhere)).not.toBeNull();

  const answer = await responseOf(() => use(value.path!));
  expect(answer.status).toBe(302);
  const Cookie = answer.headers.get('Set-Cookie')!.split(';')[0]!;
  expect(await findSignedInUser(request('/', { headers: { Cookie } }))).toMatchObject({ id: owner.id });
  expect(await findSignedInUser(elsewhere)).toBeNull();
  const form = formPost({ email: owner.email, password: PASSWORD });
  expect((await responseOf(() => signIn(args(request('/sign-in', form))))).status).toBe(302);
  expect((await responseOf(() => use(value.path!, 'another long one'))).status).toBe(404);
});

test('looking at a link, however often, and sending a password that is too short use nothing up', async () => {
  const path = await pathFor();
  for (let visit = 0; visit < 3; visit += 1) expect((await look(path)).status).toBe(200);
  expect(refused(await use(path, 'short'))).toMatchObject({
    status: 400,
    errors: { password: [expect.stringContaining('at least 10')] },
  });
  const foreign = request('/reset', { method: 'POST', headers: { Origin: 'https://elsewhere.example' } });
  expect((await responseOf(() => reset(args(foreign, tokenIn(path))))).status).toBe(403);
  expect((await responseOf(() => use(path))).status).toBe(302);
});

test('nobody takes an account over unseen: its owner reads who reset the password and when, and so does the audit', async () => {
  const account = async () => openAccount(args(await signedInRequest(owner, '/account')));
  expect((await account()).resets).toEqual([]);
  const before = Date.now();
  await use(await pathFor());
  expect((await account()).resets).toEqual([{ by: 'Ana Admin', at: expect.any(Number) }]);
  expect((await account()).resets[0]!.at).toBeGreaterThanOrEqual(before);
  await use(await pathFor(), 'and yet another one');
  expect((await account()).resets).toHaveLength(2);

  await moveIn(databases);
  const audit = await databases.db
    .selectFrom('audit_entries')
    .select(['user_id', 'action', 'thing_id'])
    .where('action', 'like', '%reset%')
    .orderBy('id')
    .execute();
  const entry = (action: string) => ({ user_id: admin.id, action, thing_id: String(owner.id) });
  const once = [entry('make_reset_link'), entry('reset_password')];
  expect(audit).toEqual([...once, ...once]);
});

test('a closed account, an unknown one and one’s own get no link, and the page says why', async () => {
  const closed = await makeUser(databases.db, { role: 'ops', is_active: 0 });
  for (const [user, said] of [
    [closed, 'closed'],
    [{ ...closed, id: 999 }, 'This account does not exist.'],
    [admin, 'your own password'],
  ] as const) {
    const { status, value } = await makeLink(user);
    expect([status, value.path]).toEqual([400, undefined]);
    expect(value.said).toContain(said);
  }
  expect(await databases.lobby.selectFrom('reset_links').selectAll().execute()).toEqual([]);
});

test('only a hash of the link is kept, and the log names no link', async () => {
  const path = await pathFor();
  const { token } = tokenIn(path);
  for (const table of ['reset_links', 'audit_notes'] as const)
    expect(JSON.stringify(await databases.lobby.selectFrom(table).selectAll().execute())).not.toContain(token);
  const logged: unknown[] = [];
  const { error, level } = logger;
  logger.level = 'error';
  logger.error = ((line: unknown) => logged.push(line)) as typeof logger.error;
  try {
    for (const address of [path, `${path}.data`, path.replace('reset', 'welcome')])
      logError(new Error('broken'), request(address));
  } finally {
    logger.error = error;
    logger.level = level;
  }
  expect(logged).toHaveLength(3);
  expect(JSON.stringify(logged)).not.toContain(token);
});

test('whoever remembers the password and changes it ends the link that was made for them', async () => {
  await use(await pathFor());
  const path = await pathFor();
  const form = formPost({ password: PASSWORD, newPassword: 'a password of my own' });
  expect(unwrap(await changePassword(args(await signedInRequest(owner, '/account', form)))).status).toBe(200);
  expect((await look(path)).status).toBe(404);
});

test('the page of users says how long a link works, and no longer once it was used', async () => {
  const listed = async () =>
    (await openUsers(args(await signedInRequest(admin, '/users')))).users.find(({ id }) => id === owner.id);
  expect((await listed())!.resetLinkUntil).toBeNull();
  const path = await pathFor();
  expect((await listed())!.resetLinkUntil).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  await use(path);
  expect((await listed())!.resetLinkUntil).toBeNull();
});
