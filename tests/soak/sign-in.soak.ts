import type { Db } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import { MOST_KEYS } from '~/features/access/attempt-limit.server';
import { countSignIn } from '~/features/access/sign-in-limit.server';
import { openTestDatabase } from '../routes/harness';
import { anAddress, makeAccount, openBrowser, tally } from '../routes/sign-in-desk';

let db: Db;
beforeEach(async () => {
  ({ db } = await openTestDatabase());
});

const times = <T>(count: number, run: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => run(i));
const megabytes = () => process.memoryUsage().rss / 2 ** 20;

test('10,000 sign-ins at once: no network has more than its guesses, memory stays, and the owner comes in meanwhile', async () => {
  const { email } = await makeAccount(db);
  const laptop = openBrowser(anAddress());
  await laptop.signIn(email);
  const before = megabytes();
  const addresses = times(50, anAddress);
  const flood = Promise.all(
    times(10_000, async (index) => {
      const address = addresses[index % addresses.length]!;
      return { address, status: await openBrowser(address).signIn(email, `guess ${index}`) };
    }),
  );
  const begun = performance.now();
  expect(await laptop.signIn(email)).toBe(302);
  const waited = performance.now() - begun;
  const answers = await flood;
  const looked = addresses.map(
    (address) => answers.filter((one) => one.address === address && one.status === 400).length,
  );
  console.info(tally(answers.map(({ status }) => status)), { waited, grown: megabytes() - before });
  expect(Math.max(...looked)).toBeLessThanOrEqual(10);
  // What each request of this test itself takes is part of it.
  expect(megabytes() - before).toBeLessThan(400);
  expect(await laptop.signIn(email)).toBe(302);
});

test('300,000 networks that guess at as many accounts leave memory as it is', async () => {
  const guess = (number: number) =>
    countSignIn({
      email: `nobody-${number}@example.com`,
      network: `2001:db8:${(number >> 16).toString(16)}:${(number & 65535).toString(16)}::/64`,
      knownDevice: null,
      isKnownNetwork: false,
    });
  for (let number = 0; number < 3 * MOST_KEYS; number++) await guess(number);
  const before = megabytes();
  for (let number = 3 * MOST_KEYS; number < 300_000; number++) await guess(number);
  console.info({ grown: megabytes() - before, held: before });
  expect(megabytes() - before).toBeLessThan(60);
});
