import { expect, test } from 'vitest';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { cardOf, changesBetween, type Measurement } from '~/metrics/scorecard/card';
import type { Definition } from '~/metrics/scorecard/definition';
import { measurementOf } from '~/metrics/scorecard/measurement';
import { adjustedInterval, type Standing } from '~/metrics/verdicts/between';
import { wilsonInterval } from '~/statistics/wilson-interval';
import { makeDefinition } from './scorecard-factories';

/** Two pillars, 60 and 40: CSAT alone, from 60 % to 80 %; transfers and resolution by halves. */
const DEFINITION: Definition = {
  pillars: [
    { name: 'Customers', weight: 60, metrics: [scored('csat', 100, 0.6, 0.8)] },
    {
      name: 'Work',
      weight: 40,
      metrics: [scored('transfer_rate', 50, 0.2, 0.1), scored('first_contact_resolution', 50, 0.5, 0.9)],
    },
  ],
};
function scored(metricId: MetricId, weight: number, floor: number, target: number) {
  return { metricId, metricVersion: 1, weight, floor, target, targetHigh: null, floorHigh: null };
}
const measured = (value: number, reach = 0.01, wider = 2): Measurement => ({
  counted: { metricId: 'csat', value, numerator: 1, denominator: 1, sample: 99, interval: null, isReliable: true },
  expected: null,
  estimate: {
    shown: { value, low: value - reach, high: value + reach },
    change: { value, low: value - wider * reach, high: value + wider * reach },
  },
  missing: 0,
});
const all = (csat: number, transfers: number, resolved: number) =>
  new Map<MetricId, Measurement>([
    ['csat', measured(csat)],
    ['transfer_rate', measured(transfers)],
    ['first_contact_resolution', measured(resolved)],
  ]);

test('a card is the points of each metric, weighed in its pillar and in the whole', () => {
  const { whole, pillars } = cardOf(DEFINITION, all(0.7, 0.12, 0.6));
  // 50 points; 80 and 25.
  expect(pillars.map(({ score }) => score.points)).toEqual([50, 52.5].map((points) => expect.closeTo(points, 9)));
  expect(whole.points).toBeCloseTo(0.6 * 50 + 0.4 * 52.5, 9);
  expect(pillars[1]!.metrics[0]).toMatchObject({
    metricId: 'transfer_rate',
    weight: 50,
    missing: 0,
    points: { value: expect.closeTo(80, 9) },
  });
  // One point of a share is 5 points of CSAT, 10 of transfers, 2.5 of resolution.
  const reach = Math.hypot(0.6 * 5, 0.2 * 10, 0.2 * 2.5);
  expect(whole.range).toEqual({
    low: expect.closeTo(whole.points! - reach, 9),
    high: expect.closeTo(whole.points! + reach, 9),
  });
});

test('what could not be measured has no points, and leaves its weight open', () => {
  const some = all(0.7, 0.12, 0.6).set('csat', { ...measured(0.7), estimate: null, missing: 7 });
  const { whole, pillars } = cardOf(DEFINITION, some);
  expect(pillars[0]!.metrics[0]).toMatchObject({ points: null, missing: 7 });
  expect([whole.points, whole.range, pillars[0]!.score.measured]).toEqual([null, null, 0]);
  expect(whole.measured).toBeCloseTo(0.4, 12);
});

test('a change is told at its own, wider confidence: of the whole and of each pillar', () => {
  const { whole, pillars } = changesBetween(DEFINITION, all(0.7, 0.12, 0.6), all(0.76, 0.12, 0.6));
  const reach = Math.hypot(0.6 * 10, 0.2 * 20, 0.2 * 5) * Math.SQRT2;
  expect(whole!.difference).toBeCloseTo(0.6 * 30, 9);
  expect(whole!.low).toBeCloseTo(18 - reach, 9);
  expect(whole!.kind).toBe('improving');
  expect(pillars.map(({ name, change }) => [name, change!.kind])).toEqual([
    ['Customers', 'improving'],
    ['Work', 'common'],
  ]);
  const back = changesBetween(DEFINITION, all(0.76, 0.12, 0.6), all(0.7, 0.12, 0.6));
  expect([back.whole!.kind, back.pillars[0]!.change!.difference]).toEqual(['concerning', expect.closeTo(-30, 9)]);
});

test('points are of the actual figure where nobody is compared, at both confidences, and of none with too few rows', () => {
  const csat = getMetric('csat') as Parameters<typeof measurementOf>[0];
  const found = measurementOf(csat, { csat_top_count: 24, csat_count: 30 });
  expect(found).toMatchObject({ expected: null, missing: 0, counted: { value: 0.8, isReliable: true } });
  for (const [by, confidence] of [
    ['shown', 0.9],
    ['change', 0.95],
  ] as const) {
    const { low, high } = wilsonInterval(24, 30, confidence);
    expect(found.estimate![by]).toEqual({ value: 0.8, low, high });
  }
  expect(measurementOf(csat, { csat_top_count: 24, csat_count: 29 })).toMatchObject({ estimate: null, missing: 1 });
  expect(measurementOf(csat, {})).toMatchObject({ estimate: null, missing: 30 });
});

test('among others they are of the figure on equal contacts, which is never above all', () => {
  const csat = getMetric('csat') as Parameters<typeof measurementOf>[0];
  const standing = {
    metric: csat,
    deviation: 0.1,
    standardError: 0.05,
    expected: 0.75,
    average: 0.8,
    adjusted: 0.9,
  } as Standing;
  const sums = { csat_top_count: 24, csat_count: 30 };
  const found = measurementOf(csat, sums, standing);
  expect(found).toMatchObject({ expected: 0.75, counted: { value: 0.8 } });
  for (const [by, confidence] of [
    ['shown', 0.9],
    ['change', 0.95],
  ] as const)
    expect(found.estimate![by]).toEqual({ value: 0.9, ...adjustedInterval(standing, confidence) });
  const beyond = measurementOf(csat, sums, { ...standing, adjusted: 1.2 }).estimate!.shown;
  expect([beyond.value, beyond.high]).toEqual([1, 1]);
  const below = measurementOf(csat, sums, { ...standing, adjusted: 0.1 }).estimate!.shown;
  expect(below.low).toBe(0.1);
});

test('a card of bands and shares is complete where all of it is measured', () => {
  const definition = makeDefinition();
  const figures = {
    csat: 0.85,
    first_contact_resolution: 0.65,
    transfer_rate: 0.05,
    average_handle_time: 330_000,
  } as const;
  const measuredAll = new Map(Object.entries(figures).map(([id, value]) => [id as MetricId, measured(value, 0)]));
  // 50 · 100 + 30 · (60 · 50 + 40 · 100) + 20 · 100.
  expect(cardOf(definition, measuredAll).whole.points).toBeCloseTo(50 + 0.3 * 70 + 20, 9);
});
