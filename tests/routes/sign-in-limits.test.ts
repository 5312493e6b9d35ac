import type { Db } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requireToken } from '~/features/access/access.server';
import { networkOf } from '~/features/access/network.server';
import { countSignIn } from '~/features/access/sign-in-limit.server';
import { action as changePassword } from '~/routes/_shell.account';
import { action } from '~/routes/sign-in';
import { count } from '../counts';
import { args, formPost, openTestDatabase, refused, request, responseOf, unwrap } from './harness';
import { anAddress, makeAccount, openBrowser, PASSWORD, tally } from './sign-in-desk';

let db: Db;
beforeEach(async () => {
  ({ db } = await openTestDatabase());
});
afterEach(() => {
  vi.useRealTimers();
});

const times = <T>(count: number, run: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => run(index));

/** So many wrong guesses at an account from an address, as far as they are counted; what each hash costs is saved. */
async function guess(email: string, clientAddress: string, most: number): Promise<void> {
  const source = { email, network: networkOf({ clientAddress }), knownDevice: null, isKnownNetwork: false };
  for (const _ of times(most, Number)) await countSignIn(source);
}

test('of 47 guesses at once ten are looked at, known e-mail or not, and the right one among the rest is not', async () => {
  const { email } = await makeAccount(db);
  for (const guessed of [email, `nobody-${email}`]) {
    const browser = openBrowser(anAddress());
    const passwords = times(47, (index) => (index === 30 ? PASSWORD : `guess ${index}`));
    const statuses = await Promise.all(passwords.map((password) => browser.signIn(guessed, password)));
    expect(tally(statuses)).toEqual({ 400: 10, 429: 37 });
  }
});

test('who waits is told for how long, by the answer and by its header', async () => {
  const { email } = await makeAccount(db);
  const clientAddress = anAddress();
  await guess(email, clientAddress, 10);
  const refused = await action({
    ...args(request('/sign-in', formPost({ email, password: PASSWORD }))),
    context: { clientAddress },
  });
  expect(unwrap(refused)).toMatchObject({
    status: 429,
    value: { result: { initialValue: { email }, error: { password: [expect.stringContaining('15 minutes')] } } },
  });
  expect(new Headers((refused as { init: ResponseInit }).init.headers).get('Retry-After')).toMatch(/^(900|89\d)$/);
});

test('good sign-ins are not counted, however many come', async () => {
  const { email } = await makeAccount(db);
  const address = anAddress();
  for (const _ of [1, 2]) {
    expect(tally(await Promise.all(times(7, () => openBrowser(address).signIn(email))))).toEqual({ 302: 7 });
  }
});

test('a stranger who guesses from many addresses keeps the owner out on no known device and at no address of their own', async () => {
  const { email } = await makeAccount(db);
  const home = anAddress();
  const [laptop, phone] = [openBrowser(home), openBrowser(anAddress())];
  expect(await laptop.signIn(email)).toBe(302);
  const each = count(4, 13);
  for (const address of times(count(4, 60), anAddress)) {
    const statuses = await Promise.all(times(each, () => openBrowser(address).signIn(email, 'guess')));
    expect(statuses.filter((status) => status === 400)).toHaveLength(Math.min(each, 10));
  }
  expect(await phone.signIn(email)).toBe(302);
  // From the very network of the owner, too.
  await guess(email, home, 10);
  expect(await openBrowser(home).signIn(email)).toBe(429);
  expect(await laptop.signIn(email)).toBe(302);
});

test('after very many wrong guesses an account opens only where it was signed in before, until the next day', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: Date.now() });
  const { email } = await makeAccount(db);
  const home = anAddress();
  const laptop = openBrowser(home);
  expect(await laptop.signIn(email)).toBe(302);
  for (const address of times(100, anAddress)) await guess(email, address, 10);
  const elsewhere = anAddress();
  expect(await openBrowser(elsewhere).signIn(email)).toBe(429);
  expect(await openBrowser(home).signIn(email)).toBe(302);
  expect(await laptop.signIn(email)).toBe(302);
  expect(await openBrowser(elsewhere).signIn((await makeAccount(db)).email)).toBe(302);
  vi.setSystemTime(Date.now() + 24 * 3_600_000 + 1);
  expect(await openBrowser(elsewhere).signIn(email)).toBe(302);
});

test('a known device may be wrong ten times', async () => {
  const { email } = await makeAccount(db);
  const browser = openBrowser(anAddress());
  await browser.signIn(email);
  expect(tally(await Promise.all(times(47, () => browser.signIn(email, 'guess'))))).toEqual({ 400: 10, 429: 37 });
});

test('a device opens no account but those of the people who signed in on it, and a token is of no use once it was replaced', async () => {
  const [ana, lee, eve] = [await makeAccount(db), await makeAccount(db), await makeAccount(db)];
  const [shared, other] = [anAddress(), anAddress()];
  const browser = openBrowser(shared);
  await browser.signIn(ana.email);
  const thief = openBrowser(other);
  thief.jar.set('fairlead-device', browser.jar.get('fairlead-device')!);
  await browser.signIn(lee.email);
  for (const { email } of [ana, lee, eve]) {
    for (const address of [shared, other]) await guess(email, address, 10);
    expect(await thief.signIn(email)).toBe(429);
    expect(await browser.signIn(email)).toBe(email === eve.email ? 429 : 302);
  }
});

test('signing in to an account of their own gives nobody more guesses at others', async () => {
  const address = anAddress();
  const own = await makeAccount(db);
  const guesser = openBrowser(address);
  for (const round of times(50, Number)) {
    await guess(`somebody-${round}-${own.email}`, address, 1);
    if (round % 10 === 0) expect(await openBrowser(address).signIn(own.email)).toBe(302);
  }
  expect(await guesser.signIn(`somebody-else-${own.email}`, 'guess')).toBe(429);
});

test('addresses of one IPv6 network count as one, IPv4 in IPv6 as IPv4, and what is no address as one', async () => {
  for (const [counted, coming] of [
    ['2001:db8:7:1:9::4', '2001:db8:7:1:ffff::1'],
    ['198.19.7.1', '::ffff:198.19.7.1'],
    ['::ffff:c613:702', '198.19.7.2'],
    ['nonsense', 'other nonsense'],
  ] as const) {
    const { email } = await makeAccount(db);
    await guess(email, counted, 10);
    expect([coming, await openBrowser(coming).signIn(email)]).toEqual([coming, 429]);
  }
  const { email } = await makeAccount(db);
  await guess(email, '2001:db8:8:1::1', 10);
  expect(await openBrowser('2001:db8:8:2::1').signIn(email)).toBe(302);
});

test('whoever sits at an open session may guess its password ten times, at once or not', async () => {
  const { email } = await makeAccount(db);
  const browser = openBrowser(anAddress());
  await browser.signIn(email);
  const change = (current: string) =>
    changePassword(args(browser.ask('/account', formPost({ password: current, newPassword: 'another long one' }))));
  const answers = await Promise.all(times(47, (index) => change(index === 40 ? PASSWORD : `guess ${index}`)));
  const said = answers.map((answer) => refused(answer).errors.password![0]!);
  expect(said.filter((text) => text.startsWith('This is not your current password'))).toHaveLength(10);
  expect(said.filter((text) => text.startsWith('Too many failed attempts. Wait 15 minutes'))).toHaveLength(37);
});

test('a new password is looked at only for whoever has shown the one before: guesses count, however weak it is', async () => {
  // Counted by number, of which the first was used up above.
  await makeAccount(db);
  const { email } = await makeAccount(db);
  const browser = openBrowser(anAddress());
  await browser.signIn(email);
  const change = (current: string) =>
    changePassword(args(browser.ask('/account', formPost({ password: current, newPassword: 'password12' }))));
  const errorsOf = async (current: string) => refused(await change(current)).errors;
  expect(Object.keys(await errorsOf(PASSWORD))).toEqual(['newPassword']);
  for (const guess of times(10, String)) expect(await errorsOf(guess)).toEqual({ password: [expect.any(String)] });
  expect((await errorsOf(PASSWORD)).password?.[0]).toMatch(/^Too many failed attempts/);
});

test('more than can be looked at soon are asked to come back, and lose nothing; a known device does not wait behind them', async () => {
  const { email } = await makeAccount(db);
  const laptop = openBrowser(anAddress());
  await laptop.signIn(email);
  const order: string[] = [];
  const guesses = times(115, (index) => openBrowser(anAddress()).signIn(`nobody-${index >> 3}-${email}`, 'guess'));
  const [statuses, owner] = await Promise.all([
    Promise.all(guesses).finally(() => order.push('crowd')),
    laptop.signIn(email).finally(() => order.push('owner')),
  ]);
  expect(owner).toBe(302);
  expect(order).toEqual(['owner', 'crowd']);
  const counts = tally(statuses);
  expect(Object.keys(counts)).toEqual(['400', '503']);
  expect(counts[400]).toBeGreaterThanOrEqual(100);
  expect(await openBrowser(anAddress()).signIn(email)).toBe(302);
});

test('of 100 wrong tokens at once thirty are told apart, from all addresses of a network', async () => {
  const answers = times(100, (index) => {
    const headers = { Authorization: `Bearer fairlead_000000000000_${'x'.repeat(43)}` };
    const context = { clientAddress: `2001:db8:9:9::${index}` };
    return responseOf(() => requireToken({ request: request('/api/metrics', { headers }), context }, 'imports:read'));
  });
  expect(tally((await Promise.all(answers)).map(({ status }) => status))).toEqual({ 401: 30, 429: 70 });
});
