import { afterEach, expect, test, vi } from 'vitest';
import { AttemptLimit, MOST_KEYS } from '~/features/access/attempt-limit.server';
import { count } from '../counts';

afterEach(() => {
  vi.useRealTimers();
});

/** Counts an attempt; the seconds that it has to wait. */
const waitAfter = async (limit: AttemptLimit, key: string) => (await limit.count(key)).secondsToWait;

test('a flood of keys is remembered up to a bound, and the last ones stay counted', async () => {
  const limit = new AttemptLimit({ most: 2, seconds: 900 });
  const flood = MOST_KEYS + count(10, 1_000_000);
  for (let number = 0; number < flood; number++) await limit.count(`address ${number}`);
  expect(limit.size).toBe(MOST_KEYS);
  await limit.count(`address ${flood - 1}`);
  expect(await waitAfter(limit, `address ${flood - 1}`)).toBeGreaterThan(0);
  await limit.count('address 0');
  expect(await waitAfter(limit, 'address 0')).toBe(0);
});

test.each([
  ['an hour', 3_600_000],
  ['a year', 365 * 86_400_000],
])('after the clock went back %s nobody waits longer than a window', async (_, ms) => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const limit = new AttemptLimit({ most: 1, seconds: 900 });
  await limit.count('ana');
  vi.setSystemTime(Date.now() - ms);
  expect(await waitAfter(limit, 'ana')).toBe(900);
  expect(await limit.secondsToWait('ana')).toBe(900);
  await vi.advanceTimersByTimeAsync(900_000);
  expect(await waitAfter(limit, 'ana')).toBe(0);
});

test('what was forgiven may be tried again, and no more than that', async () => {
  const limit = new AttemptLimit({ most: 2, seconds: 900 });
  await limit.forgive('ana');
  expect([await waitAfter(limit, 'ana'), await waitAfter(limit, 'ana')]).toEqual([0, 0]);
  await limit.forgive('ana');
  expect(await waitAfter(limit, 'ana')).toBe(0);
  expect(await waitAfter(limit, 'ana')).toBeGreaterThan(0);
});

test('an attempt that goes on is told how many more may', async () => {
  const limit = new AttemptLimit({ most: 2, seconds: 900 });
  expect(await limit.count('ana')).toEqual({ secondsToWait: 0, left: 1 });
  expect(await limit.count('ana')).toEqual({ secondsToWait: 0, left: 0 });
  expect(await limit.count('ana')).toMatchObject({ left: 0 });
});
