import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { tellingPoints, together, type WeekPoint, weightedMean, withBaseline } from '~/metrics/verdicts/series';
import { monday, weekPoint } from './week-points';

const CSAT = getMetric('csat');
const weeksOf = (count: number, overrides: (week: number) => Partial<WeekPoint> = () => ({})) =>
  Array.from({ length: count }, (_, week) => weekPoint(week, overrides(week)));

/** Weeks that say something, those of the baseline, and how many are missing before anything is said. */
test.each([
  [0, 0, 13],
  [1, 1, 12],
  [11, 11, 2],
  [12, 12, 1],
  [13, 12, 0],
  [20, 12, 0],
  [21, 13, 0],
  [27, 19, 0],
  [28, 20, 0],
  [29, 20, 0],
  [60, 20, 0],
])('of %i weeks %i are the baseline, and %i are missing', (weeks, baseline, missing) => {
  const series = withBaseline(CSAT, weeksOf(weeks));
  expect(series.points.map(({ phase }) => phase)).toEqual(
    Array.from({ length: weeks }, (_, week) => (week < baseline ? 'baseline' : 'judged')),
  );
  expect(series.weeksMissing).toBe(missing);
});

test('a week of two rows is drawn and says nothing, one of three counts', () => {
  const thin = (sample: number) =>
    withBaseline(
      CSAT,
      weeksOf(14, (week) => (week === 3 || week === 13 ? { sample } : {})),
    );
  expect([thin(2).weeksMissing, thin(3).weeksMissing]).toEqual([1, 0]);
  expect(tellingPoints(thin(2)).length).toBe(12);
  expect(tellingPoints(thin(3), 'judged').map(({ week }) => week)).toEqual([monday(12), monday(13)]);
  // A thin week within the baseline is drawn as part of it, one after its last week is not.
  expect([thin(2).points[3]!.phase, thin(2).points[13]!.phase]).toEqual(['baseline', 'judged']);
  expect(thin(2).points.length).toBe(14);
});

test('the own level is what the baseline’s rows come to together; without any nothing is known of it', () => {
  const series = withBaseline(
    CSAT,
    weeksOf(13, (week) => (week === 12 ? { x: 0 } : { x: 20.25, sample: 80.25 })),
  );
  // 12 weeks of 20.25 in 80.25: with Anscombe's eighths 243.375 of 963.75.
  expect(series.ownLevel).toBeCloseTo(Math.asin(Math.sqrt(243.375 / 963.75)) - Math.PI / 4, 12);
  expect(series.levelVariance).toBeCloseTo(0.05 ** 2 / 12, 12);
  expect(withBaseline(CSAT, [])).toMatchObject({ ownLevel: 0, levelVariance: Number.POSITIVE_INFINITY });
  expect(
    withBaseline(
      CSAT,
      weeksOf(5, () => ({ sample: 2 })),
    ),
  ).toMatchObject({ ownLevel: 0, weeksMissing: 13 });
});

test('weeks together are sums against sums', () => {
  const found = together(CSAT, [
    weekPoint(0, { x: 8, sample: 10, standardError: 0.1 }),
    weekPoint(1, { x: 2, sample: 10, standardError: 0.2 }),
  ])!;
  expect(found).toMatchObject({ x: 10, sample: 20, deviation: expect.closeTo(0, 12) });
  // At a half the slope is 1: √((10 · .1)² + (10 · .2)²) over 20.
  expect(found.standardError).toBeCloseTo(Math.sqrt(5) / 20, 12);
  const uneven = together(CSAT, [
    weekPoint(0, { x: 8, sample: 10, expected: 0.2, standardError: 0.125 }),
    weekPoint(1, { x: 3, sample: 30, expected: 0.6, standardError: 0.125 }),
  ])!;
  // Expected are 2 + 18 of 40; at .2 the slope is 1.25, at .6 it is 1/(2√.24).
  const slope = 1 / (2 * Math.sqrt(0.24));
  expect(uneven.deviation).toBeCloseTo(Math.asin(Math.sqrt(11.375 / 40.75)) - Math.PI / 4, 12);
  expect(uneven.standardError).toBeCloseTo(Math.hypot((10 * 0.125) / 1.25, (30 * 0.125) / slope) / 40, 12);
  expect(together(CSAT, [])).toBeNull();
});

test('a weighted mean counts each week by what it knows', () => {
  const points = [weekPoint(0, { deviation: 1, standardError: 1 }), weekPoint(1, { deviation: 4, standardError: 0.5 })];
  expect(weightedMean(points)).toBeCloseTo((1 + 4 * 4) / 5, 12);
  expect(weightedMean([])).toBe(0);
});
