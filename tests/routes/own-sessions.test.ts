import type { Db, OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import type { OwnSession } from '~/features/access/own-sessions.server';
import { action, loader } from '~/routes/_shell.account';
import { action as signOut } from '~/routes/sign-out';
import { args, formPost, openTestDatabase, responseOf, unwrap } from './harness';
import { anAddress, makeAccount, openBrowser, PASSWORD } from './sign-in-desk';

let database: OpenDatabase;
let db: Db;
beforeEach(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterEach(() => {
  vi.useRealTimers();
});

type Browser = ReturnType<typeof openBrowser>;
const DAY_MS = 86_400_000;
const FIREFOX = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const isIn = async (browser: Browser) => (await findSignedInUser(browser.ask('/'))) !== null;
const post = (browser: Browser, fields: Record<string, string>) =>
  action(args(browser.ask('/account', formPost(fields))));
async function sessionsOf(browser: Browser): Promise<OwnSession[]> {
  const { sessions } = (await loader(args(browser.ask('/account')))) as { sessions: OwnSession[] };
  return sessions;
}
const moveClock = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

test('a session ends at last, however often it is visited', async () => {
  const { email } = await makeAccount(db);
  const browser = openBrowser();
  await browser.signIn(email);
  for (let day = 1; day <= 29; day++) {
    moveClock(DAY_MS);
    expect([day, await isIn(browser)]).toEqual([day, true]);
  }
  moveClock(DAY_MS);
  expect(await isIn(browser)).toBe(false);
});

test.each([
  ['an hour', 3_600_000],
  ['a year', 365 * DAY_MS],
])('after the clock went back %s sign-in works, and sessions end no later than from then on', async (_, ms) => {
  const { email } = await makeAccount(db);
  const before = openBrowser();
  await before.signIn(email);
  moveClock(-ms);
  expect(await isIn(before)).toBe(true);
  const after = openBrowser();
  expect(await after.signIn(email)).toBe(302);
  expect(await isIn(after)).toBe(true);
  for (let day = 1; day <= 30; day++) {
    moveClock(DAY_MS);
    await isIn(before);
  }
  expect(await isIn(before)).toBe(false);
});

test('signing in again ends the session that the browser had, whosever it was, and no other', async () => {
  const [ana, lee] = [await makeAccount(db), await makeAccount(db)];
  const [browser, elsewhere] = [openBrowser(), openBrowser()];
  await elsewhere.signIn(ana.email);
  for (const { email } of [ana, ana, lee]) {
    const before = openBrowser();
    for (const [name, value] of browser.jar) before.jar.set(name, value);
    await browser.signIn(email);
    expect(await isIn(before)).toBe(false);
    expect(await isIn(browser)).toBe(true);
  }
  expect(await sessionsOf(elsewhere)).toHaveLength(1);
});

test('the account page says where one is signed in, this one first, in words and near enough', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1) });
  const { email } = await makeAccount(db);
  await openBrowser('203.0.113.77', { 'User-Agent': CHROME }).signIn(email);
  moveClock(3_600_000);
  await openBrowser('2001:db8:5:6:7::8', { 'User-Agent': 'x'.repeat(9_000) }).signIn(email);
  const here = openBrowser('::1', { 'User-Agent': FIREFOX });
  await here.signIn(email);
  await openBrowser('198.51.100.3', { 'User-Agent': 'Sneaky<b>/1 ' }).signIn((await makeAccount(db)).email);
  moveClock(3_600_000);
  const hour = (count: number) => Date.UTC(2026, 5, 1, count);
  expect(await sessionsOf(here)).toMatchObject([
    {
      browser: 'Firefox on macOS',
      network: 'the server itself',
      createdAt: hour(1),
      lastUsedAt: hour(2),
      isThisOne: true,
    },
    {
      browser: 'Unknown browser',
      network: '2001:db8:5:6::/64',
      createdAt: hour(1),
      lastUsedAt: hour(1),
      isThisOne: false,
    },
    { browser: 'Chrome on Windows', network: '203.0.113.x', createdAt: hour(0), lastUsedAt: hour(0), isThisOne: false },
  ]);
  expect(
    (await database.lobby.selectFrom('sessions').select('browser').execute()).map(({ browser }) => browser),
  ).toEqual(expect.not.arrayContaining([expect.stringContaining('Sneaky')]));
});

test('one ends a session elsewhere, and nobody ends somebody else’s', async () => {
  const [ana, eve] = [await makeAccount(db), await makeAccount(db)];
  const [here, there, eves] = [openBrowser(), openBrowser(anAddress()), openBrowser()];
  await there.signIn(ana.email);
  await here.signIn(ana.email);
  await eves.signIn(eve.email);
  const other = (await sessionsOf(here)).find(({ isThisOne }) => !isThisOne)!;
  await responseOf(() => post(eves, { intent: 'end', id: String(other.id) }));
  expect(await isIn(there)).toBe(true);
  expect((await responseOf(() => post(here, { intent: 'end', id: String(other.id) }))).headers.get('Location')).toBe(
    '/account',
  );
  expect([await isIn(there), await isIn(here), await isIn(eves)]).toEqual([false, true, true]);
  const devices = await database.lobby.selectFrom('known_devices').select('user_id').orderBy('user_id').execute();
  expect(devices).toEqual([{ user_id: ana.id }, { user_id: eve.id }]);
});

test('ending all other sessions, or changing the password, leaves this one and its device alone', async () => {
  const { email, id } = await makeAccount(db);
  const here = openBrowser();
  await here.signIn(email);
  for (const fields of [{ intent: 'end_others' }, { password: PASSWORD, newPassword: 'another long one' }] as Record<
    string,
    string
  >[]) {
    const others = [openBrowser(), openBrowser()];
    for (const other of others) await other.signIn(email);
    expect(await sessionsOf(here)).toHaveLength(3);
    await responseOf(async () => Response.json(unwrap(await post(here, fields)).value));
    expect(await Promise.all(others.map(isIn))).toEqual([false, false]);
    expect(await sessionsOf(here)).toMatchObject([{ isThisOne: true }]);
    expect(await database.lobby.selectFrom('known_devices').select('user_id').execute()).toEqual([{ user_id: id }]);
  }
  expect(await here.signIn(email, 'another long one')).toBe(302);
});

test('signing out ends the session here and leaves those elsewhere', async () => {
  const { email } = await makeAccount(db);
  const [here, there] = [openBrowser(), openBrowser()];
  await there.signIn(email);
  await here.signIn(email);
  await responseOf(() => signOut(args(here.ask('/sign-out', formPost({})))));
  expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
});

test('a hundred sessions and devices of an account are kept, and the oldest go', async () => {
  const { email, id } = await makeAccount(db);
  const first = openBrowser();
  await first.signIn(email);
  const row = await database.lobby.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
  const device = await database.lobby.selectFrom('known_devices').selectAll().executeTakeFirstOrThrow();
  for (let number = 0; number < 99; number++) {
    const session = { ...row, id: undefined, token_hash: `session ${number}` };
    await database.lobby.insertInto('sessions').values(session).execute();
    await database.lobby
      .insertInto('known_devices')
      .values({ ...device, token_hash: `device ${number}` })
      .execute();
  }
  expect(await isIn(first)).toBe(true);
  const last = openBrowser();
  await last.signIn(email);
  expect([await isIn(first), await isIn(last)]).toEqual([false, true]);
  for (const table of ['sessions', 'known_devices'] as const) {
    expect(await database.lobby.selectFrom(table).select('user_id').where('user_id', '=', id).execute()).toHaveLength(
      100,
    );
  }
});
