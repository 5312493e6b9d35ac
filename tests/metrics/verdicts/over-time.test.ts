import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { bandOf, findShift, leanOnPeers, ownSigma, pooledSigma } from '~/metrics/verdicts/over-time';
import type { Series, WeekPoint } from '~/metrics/verdicts/series';
import { twoSidedP } from '~/statistics/distributions';
import { weekPoint } from './week-points';

const HOLD = getMetric('hold_time');
const seriesOf = (points: WeekPoint[], overrides: Partial<Series> = {}): Series => ({
  metric: HOLD,
  points,
  weeksMissing: 0,
  ownLevel: 0,
  levelVariance: 0,
  ...overrides,
});
/** Baseline weeks that lie so many standard errors from what is expected. */
const baselineAt = (...zs: number[]) =>
  seriesOf(zs.map((z, week) => weekPoint(week, { deviation: 0.05 * z, standardError: 0.05 })));

test('σ is the mean jump from week to week over 1.128, of everybody’s baselines together and never below 1', () => {
  // Jumps of 4, 4 and of 1: 9 over three of them.
  const all = [baselineAt(-2, 2, -2), baselineAt(0, 1), baselineAt(5), baselineAt()];
  expect(pooledSigma(all)).toBeCloseTo(9 / 3 / 1.128, 12);
  expect([pooledSigma([baselineAt(0, 1, 0)]), pooledSigma([baselineAt(1)]), pooledSigma([])]).toEqual([1, 1, 1]);
});

test('jumps are measured from the own level, and weeks that are judged or too thin make none', () => {
  const base = baselineAt(-2, 2);
  expect(pooledSigma([{ ...base, ownLevel: 0.3 }])).toBeCloseTo(4 / 1.128, 12);
  const others = [weekPoint(2, { phase: 'judged', deviation: 9 }), weekPoint(3, { sample: 2, deviation: 9 })];
  expect(pooledSigma([seriesOf([...base.points, ...others])])).toBeCloseTo(4 / 1.128, 12);
});

test('one’s own σ leans on everybody’s as on thirty weeks', () => {
  expect(ownSigma(baselineAt(-2, 2, -2), 1.5)).toBeCloseTo((2 * (4 / 1.128) + 30 * 1.5) / 32, 12);
  expect(ownSigma(baselineAt(1), 1.5)).toBeCloseTo(1.5, 12);
  expect(ownSigma(baselineAt(1, 1, 1), 1)).toBe(1);
});

test('the expected range reaches three standard deviations about the own level, on the scale of the metric', () => {
  const band = bandOf(seriesOf([], { ownLevel: Math.log(2) }), 2, weekPoint(0, { expected: 100, standardError: 0.1 }));
  expect(band.center).toBeCloseTo(200, 10);
  expect(band.low).toBeCloseTo(200 * Math.exp(-0.6), 10);
  expect(band.high).toBeCloseTo(200 * Math.exp(0.6), 10);
});

test('levels that differ by no more than chance are drawn together, and their variance with them', () => {
  const all = [-0.1, -0.05, 0, 0.05, 0.1].map((ownLevel) => ({
    series: seriesOf([], { ownLevel, levelVariance: 0.0025 }),
    sigma: 2,
  }));
  const unknown = { series: seriesOf([], { ownLevel: 9, levelVariance: Number.POSITIVE_INFINITY }), sigma: 2 };
  const leaning = leanOnPeers([unknown, ...all]);
  expect(leaning[0]).toBe(unknown);
  // As in the statistics' own test: a variance of 2² · .0025 = .01, so that each is drawn half-way.
  expect(leaning.slice(1).map(({ series }) => series.ownLevel)).toEqual(
    [-0.05, -0.025, 0, 0.025, 0.05].map((near) => expect.closeTo(near)),
  );
  expect(leaning[3]!.series.levelVariance * 4).toBeCloseTo(0.01 * 0.5 + 0.25 * (0.01 / 5), 12);
});

/** A week of ten rows of 100 expected, whose mean is so many times that, leaning on half a row. */
const judged = (week: number, times: number, n = 10): WeekPoint =>
  weekPoint(week, {
    phase: 'judged',
    sample: n,
    expected: 100,
    x: (n + 0.5) * 100 * times - 50,
    deviation: Math.log(times),
    standardError: 0.1,
  });

test('one week’s shift is its distance from the own level in standard deviations, those of the level with them', () => {
  const shift = findShift(seriesOf([judged(0, 2)]), 1)!;
  expect(shift.z).toBeCloseTo(Math.log(2) / 0.1, 10);
  expect(shift.p).toBeCloseTo(twoSidedP(Math.log(2) / 0.1), 12);
  expect(shift).toMatchObject({ weeks: ['2026-01-05'], sample: 10 });
  expect([shift.seen, shift.usual]).toEqual([expect.closeTo(205, 10), expect.closeTo(100, 10)]);
  const level = { ownLevel: Math.log(1.25), levelVariance: 0.03 };
  const known = findShift(seriesOf([judged(0, 2)], level), 1.5)!;
  expect(known.z).toBeCloseTo(Math.log(1.6) / (1.5 * Math.sqrt(0.01 + 0.03)), 10);
  expect(known.usual).toBeCloseTo(125, 10);
});

test('the stretch that chance explains least is taken, with the rows and figures of its weeks', () => {
  const points = [judged(0, 1), judged(1, 2), judged(2, 2)];
  const shift = findShift(seriesOf(points), 1)!;
  expect(shift.weeks).toEqual(['2026-01-12', '2026-01-19']);
  // Two weeks of equal rows are known √2 as well as one.
  const seen = (2 * (10.5 * 200 - 50) + 50) / 20.5;
  expect(shift.z).toBeCloseTo(Math.log(seen / 100) / (0.1 / Math.SQRT2), 10);
  expect(shift).toMatchObject({ sample: 20, seen: expect.closeTo(205, 10) });
});

test('what lies more than eight weeks back is no part of a shift', () => {
  const still = Array.from({ length: 8 }, (_, week) => judged(week + 1, 1));
  expect(Math.abs(findShift(seriesOf([judged(0, 5), ...still]), 1)!.z)).toBeLessThan(0.5);
  expect(findShift(seriesOf([judged(0, 5), ...still.slice(1)]), 1)!.weeks).toHaveLength(8);
});

test('a stretch of four rows says nothing, one of five does, and so do two thin weeks together', () => {
  expect([findShift(seriesOf([judged(0, 2, 4)]), 1), findShift(seriesOf([]), 1)]).toEqual([null, null]);
  expect(findShift(seriesOf([judged(0, 2, 5)]), 1)!.sample).toBe(5);
  expect(findShift(seriesOf([judged(0, 2, 4), judged(1, 2, 4)]), 1)!.sample).toBe(8);
});

test('while weeks are missing there is no shift', () => {
  expect(findShift(seriesOf([judged(0, 2)], { weeksMissing: 1 }), 1)).toBeNull();
});
