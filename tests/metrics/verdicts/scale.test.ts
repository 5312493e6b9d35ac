import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { scaleOf } from '~/metrics/verdicts/scale';
import { awayAfter, stoppedAfter } from '~/metrics/verdicts/silence';
import { atOnce, mapInSteps } from '~/metrics/verdicts/steps';
import { add, relativeVariance, subtract, tally } from '~/metrics/verdicts/tally';

const shares = scaleOf(getMetric('csat'));
const means = scaleOf(getMetric('hold_time'));

test('a share is judged on the arcsine of its root, and never leaves 0 to 1', () => {
  expect([-1, 0, 0.25, 0.5, 1, 2].map(shares.to)).toEqual(
    [0, 0, Math.PI / 6, Math.PI / 4, Math.PI / 2, Math.PI / 2].map((angle) => expect.closeTo(angle, 12)),
  );
  expect([-1, Math.PI / 6, Math.PI / 4, 9].map(shares.from)).toEqual(
    [0, 0.25, 0.5, 1].map((share) => expect.closeTo(share, 12)),
  );
});

test('a week’s share leans on three eighths of a row at each end, as Anscombe’s does', () => {
  // (0.375 + 0.375) / (0.75 + 0.75) is a half.
  expect(shares.observe(0.375, 0.75, 0.9)).toBeCloseTo(Math.PI / 4, 12);
  expect(shares.observe(8, 10, 0)).toBeCloseTo(Math.asin(Math.sqrt(8.375 / 10.75)), 12);
  expect([shares.observe(-1, 1, 0.5), shares.observe(9, 1, 0.5)]).toEqual([0, Math.PI / 2]);
});

test('the slope is what the scale moves for a small move of the value, and does not run away at the ends', () => {
  const step = 1e-6;
  for (const value of [0.1, 0.3, 0.5, 0.8]) {
    expect(shares.slope(value)).toBeCloseTo((shares.to(value + step) - shares.to(value - step)) / (2 * step), 5);
    expect(means.slope(value)).toBeCloseTo((means.to(value + step) - means.to(value - step)) / (2 * step), 5);
  }
  expect(shares.slope(0)).toBe(shares.slope(0.005));
  expect(shares.slope(0.004)).toBe(shares.slope(0.005));
  expect(shares.slope(1)).toBe(shares.slope(0.995));
  expect(shares.slope(0.006)).toBeLessThan(shares.slope(0.005));
});

test('a mean is judged on its logarithm, and leans on half a row of what is expected', () => {
  expect(means.observe(10, 1.5, 4)).toBeCloseTo(Math.log(6), 12);
  expect([means.to(Math.E), means.from(1), means.slope(4)]).toEqual([1, Math.E, 0.25]);
});

test('a tally is x of n for shares and for means, with the squares in the unit of the sum', () => {
  expect(tally(getMetric('csat'), { csat_top_count: 8, csat_count: 10 })).toEqual({ x: 8, n: 10, squares: 8 });
  // Those that did not: of ten, two came again.
  expect(tally(getMetric('first_contact_resolution'), { repeated_count: 2, repeat_eligible_count: 10 })).toEqual({
    x: 8,
    n: 10,
    squares: 8,
  });
  // Squares of durations are kept in s².
  expect(tally(getMetric('hold_time'), { hold_ms: 6000, hold_known_count: 2, hold_squares: 20 })).toEqual({
    x: 6000,
    n: 2,
    squares: 20_000_000,
  });
  expect(tally(getMetric('csat_mean'), { csat_sum: 9, csat_count: 2, csat_squares: 41 })).toEqual({
    x: 9,
    n: 2,
    squares: 41,
  });
  expect(tally(getMetric('csat_mean'), {})).toEqual({ x: 0, n: 0, squares: 0 });
});

test.each(['nps', 'complaint_rate'] as const)('%s is not judged by weeks', (id) => {
  expect(tally(getMetric(id), {})).toBeNull();
});

test('tallies add up and are taken apart, each part by itself', () => {
  const [a, b] = [
    { x: 5, n: 7, squares: 11 },
    { x: 1, n: 2, squares: 3 },
  ];
  expect(add(a, b)).toEqual({ x: 6, n: 9, squares: 14 });
  expect(subtract(a, b)).toEqual({ x: 4, n: 5, squares: 8 });
});

test('the relative variance of one row is that of the sample over the square of its mean', () => {
  // 2, 4, 6, 8: the mean is 5, the variance 20 / 3.
  expect(relativeVariance({ x: 20, n: 4, squares: 120 })).toBeCloseTo(20 / 3 / 25, 12);
  expect(relativeVariance({ x: 2, n: 2, squares: 2 })).toBe(0);
  expect(relativeVariance({ x: 2, n: 2, squares: 4 })).toBeCloseTo(2, 12);
  expect(relativeVariance({ x: 5, n: 1, squares: 99 })).toBe(0);
  expect(relativeVariance({ x: 0, n: 9, squares: 9 })).toBe(0);
  expect(relativeVariance({ x: 20, n: 4, squares: 99 })).toBe(0);
});

test('a source has stopped after three whole weeks without a row, and a person is away after eight', () => {
  const rows = [{ week: '2026-01-12' }, { week: '2026-01-26' }, { week: '2026-01-19' }];
  expect([stoppedAfter(rows, '2026-02-09'), stoppedAfter(rows, '2026-02-16')]).toEqual([null, '2026-01-26']);
  expect([awayAfter(rows, '2026-03-16'), awayAfter(rows, '2026-03-23')]).toEqual([null, '2026-01-26']);
  expect([stoppedAfter([], '2026-02-16'), awayAfter([], '2026-03-23')]).toEqual([null, null]);
});

test('work in steps comes to the same, with a step after each item', () => {
  const steps = mapInSteps([1, 2, 3], (item) => item * 10);
  expect([steps.next().done, steps.next().done, steps.next().done]).toEqual([false, false, false]);
  expect(steps.next()).toEqual({ done: true, value: [10, 20, 30] });
  expect(atOnce(mapInSteps([4, 5], (item) => item + 1))).toEqual([5, 6]);
});
