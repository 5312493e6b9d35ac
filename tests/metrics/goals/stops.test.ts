import { expect, test } from 'vitest';
import { forecastOf, pastOf, standingOn } from '~/metrics/goals/forecast';
import { guardOf, guardSide } from '~/metrics/goals/guard';
import { adjustPeers } from '~/metrics/goals/peers';
import { coverageOf, intervalOf, lastCountedDay, progressOf } from '~/metrics/goals/progress';
import { canAverage, isSkewed, needed, reach, reachWith, restNeeded, settled } from '~/metrics/goals/reach';
import { meanInterval } from '~/statistics/mean-interval';
import { normalPredictive } from '~/statistics/normal-predictive';
import { evenDays, HOLD, makeData, makeGoal, SHARE } from './goal-factories';

const steady = evenDays('2025-12-08', '2026-05-31', { sum: 1.6, n: 2 });

test('the past of a goal is told at the end of each of its weeks and on the last day that counts', () => {
  const dates = (today: string, goal = makeGoal()) => pastOf(goal, steady, today).map(({ date }) => date);
  expect(dates('2026-03-08')).toEqual([]);
  expect(dates('2026-03-09')).toEqual(['2026-03-08']);
  expect(dates('2026-03-18')).toEqual(['2026-03-08', '2026-03-15', '2026-03-17']);
  expect(dates('2026-06-30').slice(-2)).toEqual(['2026-05-17', '2026-05-24']);
  expect(dates('2026-03-25', makeGoal({ metric: { ...SHARE, maturesAfterDays: 7 } }))).toEqual([
    '2026-03-08',
    '2026-03-15',
    '2026-03-17',
  ]);
});

test('a figure as it stood counts from the start, a level over its last weeks; without rows there is none', () => {
  expect(standingOn(makeGoal(), steady, '2026-03-08')).toMatchObject({
    from: '2026-03-02',
    sample: 14,
    value: expect.closeTo(0.8, 12),
  });
  expect(standingOn(makeGoal({ kind: 'level', levelWeeks: 4 }), steady, '2026-03-08')).toMatchObject({
    from: '2026-02-09',
    sample: 56,
  });
  expect(standingOn(makeGoal(), [], '2026-03-08')).toBeNull();
  // One row of a mean has no interval.
  expect(
    standingOn(makeGoal({ metric: HOLD }), [{ date: '2026-03-08', sum: 9, n: 1, squares: 81 }], '2026-03-08'),
  ).toBeNull();
});

const forecast = (today: string, overrides: Parameters<typeof makeGoal>[0] = {}, days = steady) => {
  const goal = makeGoal(overrides);
  const data = makeData({ today, goal, days });
  return forecastOf(goal, data.days, { ...progressOf(data), today });
};

test('a forecast is told week by week from the last day that counts to the due date, and not once that has come', () => {
  expect(forecast('2026-05-05').map(({ date }) => date)).toEqual([
    '2026-05-04',
    '2026-05-11',
    '2026-05-18',
    '2026-05-24',
  ]);
  expect(forecast('2026-05-24').map(({ date }) => date)).toEqual(['2026-05-23', '2026-05-24']);
  expect([forecast('2026-05-25'), forecast('2026-05-05', {}, [])]).toEqual([[], []]);
  // Before the start the first point is the end of its first week.
  expect(forecast('2026-03-02').map(({ date }) => date)[0]).toBe('2026-03-08');
  expect(forecast('2026-03-03').map(({ date }) => date)[0]).toBe('2026-03-02');
});

test('where nothing is to come the forecast is what stands, and its bands open from there', () => {
  const [now, ...later] = forecast('2026-05-05');
  expect(now).toEqual({
    date: '2026-05-04',
    low90: now!.middle,
    low50: now!.middle,
    middle: expect.closeTo(0.8, 12),
    high50: now!.middle,
    high90: now!.middle,
  });
  for (const { low90, low50, middle, high50, high90 } of later)
    expect([low90 < low50, low50 <= middle, middle <= high50, high50 < high90]).toEqual([true, true, true, true]);
  const widths = later.map(({ low90, high90 }) => high90 - low90);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
});

test('a level in a window that has not begun is forecast of rows to come alone', () => {
  const points = forecast('2026-03-16', { kind: 'level', levelWeeks: 1 });
  expect(points[0]!.high90).toBe(points[0]!.low90);
  // From the second week on all fourteen rows are yet to come.
  expect(new Set(points.slice(2).map(({ low90 }) => Math.round(low90 * 14))).size).toBe(1);
  expect(points.at(-1)!.low90 * 14).toBeCloseTo(Math.round(points.at(-1)!.low90 * 14), 9);
});

test('only Mondays to Fridays have to be covered, both ends counted', () => {
  const days = new Set(['2026-03-06', '2026-03-07', '2026-03-09']);
  expect(coverageOf(days, '2026-03-06', '2026-03-10')).toEqual({ covered: 2, needed: 3 });
  expect(coverageOf(days, '2026-03-07', '2026-03-08')).toEqual({ covered: 0, needed: 0 });
  expect(coverageOf(days, '2026-03-10', '2026-03-09')).toEqual({ covered: 0, needed: 0 });
  expect(lastCountedDay({ ...SHARE, maturesAfterDays: 2 }, '2026-03-10')).toBe('2026-03-07');
});

test('an interval is Wilson’s for a share and Student’s for a mean, and of no rows there is none', () => {
  expect(intervalOf(SHARE, { sum: 15, n: 148, squares: 15 })!.low).toBeCloseTo(0.06238639953, 9);
  expect(intervalOf(HOLD, { sum: 40, n: 4, squares: 406 })).toEqual(meanInterval(4, 10, Math.SQRT2));
  expect([intervalOf(SHARE, { sum: 0, n: 0, squares: 0 }), intervalOf(HOLD, { sum: 9, n: 1, squares: 81 })]).toEqual([
    null,
    null,
  ]);
});

test('with nothing to come a goal is reached or is not, and with nothing at all it is not', () => {
  const terms = { target: 0.5, aim: 'higher', metric: SHARE } as const;
  const belief = { kind: 'proportion', a: 1, b: 1, rowDeviation: 0.5 } as const;
  const at = (sum: number, n: number) => reachWith(0, { soFar: { sum, n, squares: sum }, belief }, terms);
  expect([at(5, 10), at(4, 10), at(0, 0)]).toEqual([1, 0, 0]);
  const outlook = { soFar: { sum: 5, n: 10, squares: 5 }, belief, toCome: { mean: 1, sd: 0 } };
  // Six of eleven, of which five are there.
  expect(reach(outlook, terms)).toBeCloseTo(0.5, 12);
  expect(needed({ sum: 3, n: 10, squares: 3 }, 10, { target: 0.2, aim: 'lower' })).toBe(9);
});

test('a mean is reached from above or below, by the normal where it does not lean', () => {
  const soFar = { sum: 100, n: 10, squares: 0 };
  const belief = { kind: 'mean', mean: 12, variance: 1, rowDeviation: 2 } as const;
  const metric = { ...HOLD, unit: 'score' } as const;
  // Ten of 10 so far; ten to come have to average 14 to make 12.
  const below = normalPredictive(belief, { m: 10, sd: 2, limit: 14 });
  expect(reachWith(10, { soFar, belief }, { target: 12, aim: 'lower', metric })).toBeCloseTo(below, 12);
  expect(reachWith(10, { soFar, belief }, { target: 12, aim: 'higher', metric })).toBeCloseTo(1 - below, 12);
  expect([restNeeded(soFar, 10, 12), restNeeded({ sum: 0, n: 0, squares: 0 }, 10, 12)]).toEqual([14, 12]);
  expect([isSkewed(HOLD, 1), isSkewed(HOLD, 0), isSkewed(metric, 1)]).toEqual([true, false, false]);
  expect([
    canAverage(SHARE, 0),
    canAverage(SHARE, -0.01),
    canAverage(HOLD, 0),
    canAverage(metric, -9),
    canAverage(metric, 9),
  ]).toEqual([true, false, true, true, true]);
});

test('the outcome is settled three standard deviations of volume out, and never before anything has come', () => {
  const terms = { target: 0.5, aim: 'higher', metric: SHARE } as const;
  const of = (sum: number, n: number, mean: number, sd: number) =>
    settled({ soFar: { sum, n, squares: sum }, toCome: { mean, sd } }, terms);
  // 10 of 10; of ten more none has to be good, of eleven one.
  expect([of(10, 10, 10, 0), of(10, 10, 4, 2), of(10, 10, 4.1, 2), of(10, 10, 11, 0)]).toEqual([
    'secured',
    'secured',
    null,
    null,
  ]);
  expect([of(0, 10, 9, 0), of(0, 10, 10, 0)]).toEqual(['out of reach', null]);
  expect([of(0, 0, 5, 0), of(10, 10, 0, 0)]).toEqual([null, null]);
  const hold = (sum: number, target: number, aim: 'lower' | 'higher', metric: typeof HOLD | typeof SHARE = HOLD) =>
    settled({ soFar: { sum, n: 10, squares: 0 }, toCome: { mean: 10, sd: 0 } }, { target, aim, metric });
  expect([hold(201, 10, 'lower'), hold(200, 10, 'lower'), hold(0, 10, 'lower')]).toEqual(['out of reach', null, null]);
  expect([hold(200, 10, 'higher'), hold(199, 10, 'higher')]).toEqual(['secured', null]);
});

test('a safeguard is broken just beyond its limit, on the side that its metric names', () => {
  expect(['higher', 'lower', 'band'].map((direction) => guardSide(direction as 'band'))).toEqual([
    'at least',
    'at most',
    'at most',
  ]);
  const rows = (sum: number, n = 10) => ({ sum, n, squares: sum });
  expect([8, 7].map((sum) => guardOf(SHARE, 0.8, rows(sum)).isBroken)).toEqual([false, true]);
  expect(guardOf(SHARE, 0.8, rows(7))).toMatchObject({ limit: 0.8, side: 'at least', value: 0.7, sample: 10 });
  expect([guardOf(HOLD, 10, rows(100)).isBroken, guardOf(HOLD, 10, rows(101)).isBroken]).toEqual([false, true]);
  expect([guardOf(SHARE, 0.8, rows(0, 9)).isBroken, guardOf(SHARE, 0.8, rows(0, 10)).isBroken]).toEqual([false, true]);
});

test('peers who did nothing where others are known, and squares, are moved to the same mix', () => {
  const cell = (peer: number, stratum: string, sum: number, n: number) => ({
    peer,
    stratum,
    tally: { sum, n, squares: sum * sum },
  });
  // In a the mean is 10, in b 20; the owner does both by halves: 15. Peer 2 does b alone, as others do.
  const [owner, peer] = adjustPeers([cell(1, 'a', 100, 10), cell(1, 'b', 200, 10), cell(2, 'b', 200, 10)], 1);
  expect(owner).toEqual({ sum: 300, n: 20, squares: 50_000 });
  expect(peer).toEqual({ sum: expect.closeTo(150, 9), n: 10, squares: expect.closeTo(40_000 * 0.75 ** 2, 6) });
  expect(adjustPeers([cell(1, 'a', 100, 10), cell(2, 'b', 0, 10)], 1)).toHaveLength(1);
});
