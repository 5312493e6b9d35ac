import { expect, test } from 'vitest';
import { fade, priorOf } from '~/metrics/goals/belief';
import { forecastOf, pastOf } from '~/metrics/goals/forecast';
import { coverageOf, lastCountedDay, progressOf } from '~/metrics/goals/progress';
import { needed, reachWith, settled } from '~/metrics/goals/reach';
import { tallyOf } from '~/metrics/goals/tally';
import { expectedRows, possibleRows, volumeOf } from '~/metrics/goals/volume';
import { betaBinomialTail } from '~/statistics/beta-binomial-predictive';
import { evenDays, HOLD, makeData, makeGoal, SHARE } from './goal-factories';

test('a complement counts what did not happen, a mean keeps its unit', () => {
  const complement = {
    ...SHARE,
    numerator: ['repeated_count'],
    denominator: ['repeat_eligible_count'],
    isComplement: true,
  } as const;
  expect(tallyOf(complement, { repeated_count: 3, repeat_eligible_count: 10 })).toMatchObject({ sum: 7, n: 10 });
  const hold = { hold_ms: 60_000, hold_known_count: 4, hold_squares: 2000 };
  expect(tallyOf(HOLD, hold)).toEqual({ sum: 60_000, n: 4, squares: 2e9 });
  expect(tallyOf(HOLD, {})).toEqual({ sum: 0, n: 0, squares: 0 });
});

test('a rate that should fall is the other rate that should rise', () => {
  const soFar = { sum: 20, n: 200, squares: 20 };
  const belief = { kind: 'proportion', a: 40, b: 260, rowDeviation: 0.3 } as const;
  const lower = { target: 0.12, aim: 'lower', metric: SHARE } as const;
  // At most 42 of 350 may be bad: at least 308 good, 180 are, so 128 of the next 150.
  expect(needed(soFar, 150, lower)).toBe(128);
  expect(reachWith(150, { soFar, belief }, lower)).toBeCloseTo(betaBinomialTail({ m: 150, a: 260, b: 40 }, 128), 12);
});

test('the average over the period counts from the start, the level in the last weeks up to the due date', () => {
  const period = progressOf(makeData({ today: '2026-03-16' }));
  expect([period.from, period.to, period.shown.n]).toEqual(['2026-03-02', '2026-03-15', 28]);
  expect(period.outlook.soFar.n).toBe(28);
  expect(period.outlook.toCome.mean).toBeCloseTo(140, 6);
  const level = progressOf(makeData({ today: '2026-03-16', goal: makeGoal({ kind: 'level' }) }));
  expect([level.from, level.to, level.shown.n]).toEqual(['2026-02-16', '2026-03-15', 56]);
  expect(level.outlook.soFar.n).toBe(0);
  expect(level.outlook.toCome.mean).toBeCloseTo(56, 6);
  const late = progressOf(makeData({ today: '2026-05-18', goal: makeGoal({ kind: 'level' }) }));
  expect([late.outlook.soFar.n, late.outlook.toCome.mean]).toEqual([42, 14]);
});

test('on the due date a day is still to come; after it the outcome is certain', () => {
  const today = progressOf(makeData({ today: '2026-05-24' }));
  expect(today.isOver).toBe(false);
  expect(today.outlook.toCome.mean).toBeCloseTo(2, 6);
  const after = makeData({ today: '2026-05-25' });
  expect(progressOf(after)).toMatchObject({ isOver: true, probability: 0, value: expect.closeTo(0.8, 9) });
  expect(progressOf({ ...after, goal: makeGoal({ target: 0.79 }) }).probability).toBe(1);
});

test('a metric that has to mature is judged that much later', () => {
  const matured = { ...SHARE, maturesAfterDays: 7 };
  expect(lastCountedDay(SHARE, '2026-05-25')).toBe('2026-05-24');
  expect(lastCountedDay(matured, '2026-05-25')).toBe('2026-05-17');
  const goal = makeGoal({ metric: matured });
  expect(progressOf(makeData({ today: '2026-05-31', goal })).isOver).toBe(false);
  expect(progressOf(makeData({ today: '2026-06-01', goal })).isOver).toBe(true);
});

test('without any row there is no value, no volume and no chance', () => {
  const progress = progressOf(makeData({ today: '2026-04-01', days: [] }));
  expect(progress).toMatchObject({ value: null, interval: null, planned: 0, probability: 0 });
});

test('before the start the baseline tells how likely it is', () => {
  const progress = progressOf(makeData({ today: '2026-02-02' }));
  expect(progress.to < progress.from).toBe(true);
  expect(progress.outlook.toCome.mean).toBeCloseTo(168, 6);
  expect(progress.probability).toBeGreaterThan(0.05);
  expect(progress.probability).toBeLessThan(0.5);
});

test('secured where the worst that can come is enough, out of reach where the best is not', () => {
  const terms = { target: 0.5, aim: 'higher', metric: SHARE } as const;
  const toCome = { mean: 4, sd: 0 };
  expect(settled({ soFar: { sum: 90, n: 100, squares: 90 }, toCome }, terms)).toBe('secured');
  expect(settled({ soFar: { sum: 10, n: 100, squares: 10 }, toCome }, terms)).toBe('out of reach');
  expect(settled({ soFar: { sum: 50, n: 100, squares: 50 }, toCome }, terms)).toBe(null);
  const hold = { target: 40_000, aim: 'lower', metric: HOLD } as const;
  expect(settled({ soFar: { sum: 6e6, n: 100, squares: 0 }, toCome }, hold)).toBe('out of reach');
  expect(settled({ soFar: { sum: 3.9e6, n: 100, squares: 0 }, toCome }, hold)).toBe(null);
});

test('past data counts half after six weeks, and fading does not make it surer', () => {
  const now = { date: '2026-03-01', sum: 10, n: 10, squares: 10 };
  const before = { date: '2026-01-18', sum: 0, n: 10, squares: 0 };
  expect(fade([before, now], '2026-03-01').mean).toBeCloseTo(10 / 15, 12);
  // Kish: (10 + 5)² / (10 + 2.5)
  expect(fade([before, now], '2026-03-01').n).toBeCloseTo(18, 12);
  expect(fade([], '2026-03-01').n).toBe(0);
});

test('peers give the prior; too few of them give a weak one around the baseline', () => {
  const baseline = { sum: 80, n: 100, squares: 80 };
  const few = priorOf(SHARE, [baseline, baseline], baseline);
  expect(few).toMatchObject({ strength: 2, isFromPeers: false });
  expect(few.mean).toBeCloseTo(81 / 102, 12);
  const alike = Array.from({ length: 10 }, () => ({ sum: 70, n: 100, squares: 70 }));
  expect(priorOf(SHARE, alike, baseline)).toMatchObject({ mean: 0.7, strength: 200, isFromPeers: true });
  const apart = alike.map((peer, i) => ({ ...peer, sum: i % 2 ? 90 : 50 }));
  const prior = priorOf(SHARE, apart, baseline);
  expect(prior.mean).toBeCloseTo(0.7, 12);
  expect(prior.strength).toBeLessThan(10);
});

test('the volume is that of the last eight weeks, and unsure as they differ', () => {
  const even = volumeOf(evenDays('2025-12-08', '2026-03-01', { sum: 1, n: 2 }), '2026-03-01');
  expect(even).toEqual({ perDay: 2, perWeek: 14, dispersion: 1, daysSeen: 56 });
  expect(expectedRows(even, 28).mean).toBe(56);
  // Of the rows √56, of the rate 56²/112.
  expect(expectedRows(even, 28).sd).toBeCloseTo(Math.sqrt(56 + 28), 12);
  const recent = volumeOf(evenDays('2026-02-20', '2026-03-01', { sum: 1, n: 3 }), '2026-03-01');
  expect(recent.perDay).toBe(3);
  expect(volumeOf([], '2026-03-01').perDay).toBe(0);
  expect(expectedRows(even, 0)).toEqual({ mean: 0, sd: 0 });
});

test('the points that stand for the volume keep its mean and spread', () => {
  const points = possibleRows({ mean: 1000, sd: 50 });
  const mean = points.reduce((sum, { m, weight }) => sum + m * weight, 0);
  expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(mean).toBeCloseTo(1000, 0);
  expect(points.reduce((sum, { m, weight }) => sum + weight * (m - mean) ** 2, 0)).toBeCloseTo(2500, -2);
  expect(possibleRows({ mean: 0, sd: 0 })).toEqual([{ m: 0, weight: expect.closeTo(1, 9) }]);
});

test('only working days are asked for', () => {
  const covered = new Set(['2026-03-02', '2026-03-03', '2026-03-07']);
  expect(coverageOf(covered, '2026-03-02', '2026-03-08')).toEqual({ covered: 2, needed: 5 });
});

test('the cone starts at what is known, widens, and its middle ends where the level is', () => {
  const data = makeData({ today: '2026-04-06' });
  const progress = progressOf(data);
  const cone = forecastOf(data.goal, data.days, { ...progress, today: data.today });
  expect(cone[0]).toMatchObject({
    date: '2026-04-05',
    low90: expect.closeTo(0.8, 9),
    middle: expect.closeTo(0.8, 9),
    high90: expect.closeTo(0.8, 9),
  });
  expect(cone.at(-1)?.date).toBe('2026-05-24');
  for (const point of cone) {
    const { low90, low50, middle, high50, high90 } = point;
    expect([low90, low50, middle, high50, high90]).toEqual(
      [low90, low50, middle, high50, high90].sort((a, b) => a - b),
    );
  }
  const end = cone.at(-1)!;
  expect(end.middle).toBeCloseTo(0.8, 1);
  expect(end.high90 - end.low90).toBeGreaterThan(cone[1]!.high90 - cone[1]!.low90);
  expect(forecastOf(data.goal, data.days, { ...progress, today: '2026-05-25' })).toEqual([]);
});

test('the line shows the figure as it stood week by week', () => {
  const data = makeData({ today: '2026-03-18' });
  expect(pastOf(data.goal, data.days, data.today).map(({ date, sample }) => [date, sample])).toEqual([
    ['2026-03-08', 14],
    ['2026-03-15', 28],
    ['2026-03-17', 32],
  ]);
  const level = pastOf(makeGoal({ kind: 'level' }), data.days, data.today);
  expect(level.map(({ sample }) => sample)).toEqual([56, 56, 56]);
});
