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

test('10,000 sign-ins, a thousand at once: no network has more than its guesses, memory stays, and the owner comes in meanwhile', async () => {
  const { email } = await makeAccount(db);
  const laptop = openBrowser(anAddress());
  await laptop.signIn(email);
  const addresses = times(50, anAddress);
  const looked = new Map<string, number>();
  const held: number[] = [];
  for (let wave = 0; wave < 10; wave++) {
    const flood = times(1_000, async (index) => {
      const address = addresses[index % addresses.length]!;
      const status = await openBrowser(address).signIn(email, `guess ${index}`);
      if (status === 400) looked.set(address, (looked.get(address) ?? 0) + 1);
      return status;
    });
    const [owner, statuses] = await Promise.all([laptop.signIn(email), Promise.all(flood)]);
    expect(owner).toBe(302);
    held.push(Math.round(megabytes()));
    console.info(tally(statuses), held.at(-1));
  }
  expect(Math.max(...looked.values())).toBeLessThanOrEqual(10);
  // What the first half takes, the second takes again.
  expect(held.at(-1)! - held[4]!).toBeLessThan(60);
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
