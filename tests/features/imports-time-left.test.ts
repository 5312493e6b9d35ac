import type { Progress } from 'importers/load/threads/progress';
import { NO_COUNTS } from 'importers/load/threads/progress';
import { expect, test } from 'vitest';
import { tellTimeLeft, timeLeftMs } from '~/features/imports/time-left';

const reading = (bytesRead: number, elapsedMs: number): Progress => ({
  phase: 'reading',
  counts: NO_COUNTS,
  bytesRead,
  bytesTotal: 1000,
  elapsedMs,
});

test('what is left of a load is the rest of the reading at its rate, and the summing up that follows', () => {
  expect(timeLeftMs(reading(500, 10_000))).toBe(10_000 + 7000);
  expect(timeLeftMs(reading(1000, 20_000))).toBe(7000);
});

test('nothing is said of the time left before there is a rate, and after the reading', () => {
  expect(timeLeftMs(reading(0, 10_000))).toBeNull();
  expect(timeLeftMs(reading(10, 400))).toBeNull();
  expect(timeLeftMs({ ...reading(1000, 20_000), phase: 'summing' })).toBeNull();
});

test('the time left is told no more exactly than it is known', () => {
  expect(tellTimeLeft(900)).toBe('about 5 s left');
  expect(tellTimeLeft(42_000)).toBe('about 40 s left');
  expect(tellTimeLeft(170_000)).toBe('about 3 min left');
});
