import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { SIGNAL_CHANCE } from '~/metrics/verdicts/judge';
import type { Series, WeekPoint } from '~/metrics/verdicts/series';
import { smallestChanges } from '~/metrics/verdicts/smallest-change';
import { scanLimit } from '~/statistics/recent-scan';
import { scanPower } from '~/statistics/scan-power';
import { weekPoint } from './week-points';

/** Twenty weeks of 50 rows whose mean is as expected, 100, each known to .1 on the logarithm. */
const seriesOf = (overrides: Partial<Series> = {}, point: Partial<WeekPoint> = {}): Series => ({
  metric: getMetric('hold_time'),
  points: Array.from({ length: 20 }, (_, week) =>
    weekPoint(week, { sample: 50, expected: 100, x: 5000, standardError: 0.1, ...point }),
  ),
  weeksMissing: 0,
  ownLevel: 0,
  levelVariance: 0,
  ...overrides,
});
const LIMIT = scanLimit(SIGNAL_CHANCE, 8);
const powerOf = (shift: number, points: number) => scanPower({ shift, points, limit: LIMIT });

test('a change shows in four cases of five: within eight weeks, and a larger one within three', () => {
  const told = smallestChanges(seriesOf(), 1.5)!;
  expect(told.sampleAWeek).toBe(50);
  expect(told.changes.map(({ weeks }) => weeks)).toEqual([8, 3]);
  for (const { weeks, worse } of told.changes) {
    // So many weeks together are known to .1 / √weeks.
    const shift = Math.log(worse!.to / 100) / (1.5 * (0.1 / Math.sqrt(weeks)));
    expect(powerOf(shift, weeks)).toBeCloseTo(0.8, 3);
    expect(worse!.by).toBeCloseTo(worse!.to - 100, 9);
  }
});

test('what is not known of the level makes it larger, and it is told from the own level', () => {
  const [eight] = smallestChanges(seriesOf({ ownLevel: Math.log(2), levelVariance: 0.01 }), 1)!.changes;
  const shift = Math.log(eight!.worse!.to / 200) / Math.sqrt(0.01 / 8 + 0.01);
  expect(powerOf(shift, 8)).toBeCloseTo(0.8, 3);
});

test('worse is down where more is better, up where less is and within a band; never below nothing or above all', () => {
  const side = (id: 'csat' | 'hold_time' | 'average_handle_time', value: number) => {
    const [eight] = smallestChanges(
      seriesOf({ metric: getMetric(id) }, { expected: value, x: 50 * value }),
      1,
    )!.changes;
    return eight!.worse && Math.sign(eight!.worse.to - value);
  };
  expect([side('csat', 0.8), side('hold_time', 100), side('average_handle_time', 100)]).toEqual([-1, 1, 1]);
  // From 1 % no fall of a share is large enough to be seen.
  expect([side('csat', 0.01), side('csat', 0.3)]).toEqual([null, -1]);
});

test('before there is a baseline, and without a week that says something, nothing is told', () => {
  expect(smallestChanges(seriesOf({ weeksMissing: 1 }), 1)).toBeNull();
  expect(smallestChanges(seriesOf({ points: [] }), 1)).toBeNull();
  const few = smallestChanges(seriesOf({ points: seriesOf().points.slice(0, 4) }), 1)!.changes[0]!;
  expect(few.worse!.to).toBeCloseTo(smallestChanges(seriesOf(), 1)!.changes[0]!.worse!.to, 9);
});
