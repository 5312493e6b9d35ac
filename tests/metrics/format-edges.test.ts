import { DEFAULT_SETTINGS } from 'db/default-settings';
import { expect, test } from 'vitest';
import { findMetric, getMetric, isMetricId, METRIC_FAMILIES, METRIC_IDS, METRICS } from '~/metrics/catalogue';
import { evaluate, evaluateQuantile, sampleOf } from '~/metrics/evaluate';
import {
  exactly,
  figureProps,
  formatDifference,
  formatDuration,
  formatFigure,
  formatInterval,
  formatSample,
  formatShare,
  formatValue,
} from '~/metrics/format';
import { measuresOf } from '~/metrics/measures-of';
import type { Metric, QuantileMetric } from '~/metrics/metric';
import { isSummed, sumTerms, termsOf } from '~/metrics/terms';
import { meanInterval } from '~/statistics/mean-interval';
import { wilsonInterval } from '~/statistics/wilson-interval';

const quantile = METRICS.find((metric): metric is QuantileMetric => metric.kind === 'quantile')!;

test('durations turn at a minute and at an hour, and less than half a second below zero is none', () => {
  expect(
    [59_499, 59_500, 3_599_499, 3_599_500, 3_661_000, -499, -500, -59_500, -3_661_000].map(formatDuration),
  ).toEqual(['59 s', '1:00', '59:59', '1:00:00', '1:01:01', '0 s', '−1 s', '−1:00', '−1:01:01']);
});

test('what is no number is a dash, and a score below zero has its sign unless it is rounded away', () => {
  expect(
    [null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatValue(getMetric('csat'), value)),
  ).toEqual(['–', '–', '–', '–']);
  expect([-12.3, -0.4, -0.6, 0, 12].map((value) => formatValue(getMetric('nps'), value))).toEqual([
    '−12',
    '0',
    '−1',
    '0',
    '12',
  ]);
  expect([-0.004, -0.006].map((value) => formatValue(getMetric('csat_mean'), value))).toEqual(['0.00', '−0.01']);
  expect([formatShare(0.764), formatShare(0.764, 1), formatValue(getMetric('contacts_handled'), 1.5)]).toEqual([
    '76%',
    '76.4%',
    '2',
  ]);
});

test('a difference of none is a plus, one point is one, and scores and counts keep their form', () => {
  expect([0, -0.001, 0.006, 0.014, 0.016].map((difference) => formatDifference(getMetric('csat'), difference))).toEqual(
    ['+0 points', '−0 points', '+1 point', '+1 point', '+2 points'],
  );
  expect([formatDifference(getMetric('csat_mean'), -0.25), formatDifference(getMetric('transfer_rate'), 0.01)]).toEqual(
    ['−0.25', '+1.0 points'],
  );
});

test('samples have the noun of their rounded number', () => {
  expect([0, 0.4, 0.6, 1.4, 1.6].map((sample) => formatSample(getMetric('csat'), sample))).toEqual([
    '0 answers',
    '0 answers',
    '1 answer',
    '1 answer',
    '2 answers',
  ]);
});

test('a figure without an interval, a count and a quantile say what they have', () => {
  const handled = getMetric('contacts_handled');
  expect(formatFigure(handled, evaluate(handled, { handled_count: 4054 }))).toBe('4,054');
  const nothing = evaluate(getMetric('csat'), {});
  expect(formatFigure(getMetric('csat'), nothing)).toBe('–, 0 answers');
  expect(figureProps(getMetric('csat'), nothing)).toMatchObject({
    value: null,
    sample: 0,
    interval: undefined,
    isReliable: false,
  });
  const waits = evaluateQuantile(
    quantile,
    Array.from({ length: 101 }, (_, at) => at * 1000),
  );
  expect(waits).toMatchObject({
    value: 50_000,
    second: 90_000,
    sample: 101,
    numerator: 101,
    denominator: null,
    isReliable: true,
  });
  expect(formatFigure(quantile, waits)).toMatch(/^50 s \/ 1:30 \(\d\d s – (\d\d s|1:\d\d)\), 101 /);
  expect(formatInterval(quantile, { low: 30_000, high: 70_000, confidence: 0.95 })).toBe('30 s – 1:10');
  expect(exactly(quantile, waits)).toEqual({
    value: 50_000,
    unit: 'ms',
    sample: 101,
    low: waits.interval!.low,
    high: waits.interval!.high,
    second: 90_000,
  });
  expect(evaluateQuantile(quantile, [])).toMatchObject({
    value: null,
    second: null,
    interval: null,
    isReliable: false,
  });
});

test('an interval is as wide as it is told to be, and says so', () => {
  const csat = evaluate(getMetric('csat'), { csat_top_count: 80, csat_count: 100 }, 0.9);
  expect(csat.interval).toEqual({ ...wilsonInterval(80, 100, 0.9), confidence: 0.9 });
  expect(evaluate(getMetric('csat'), { csat_top_count: 80, csat_count: 100 }).interval!.confidence).toBe(0.95);
  const hold = evaluate(getMetric('hold_time'), { hold_ms: 40_000, hold_known_count: 4, hold_squares: 408 }, 0.8);
  // Four rows of 10 s on average whose squares come to 408 s²: a standard deviation of √(8/3) s.
  expect(hold.interval).toEqual({ ...meanInterval(4, 10_000, 1000 * Math.sqrt(8 / 3), 0.8), confidence: 0.8 });
  const nps = evaluate(getMetric('nps'), { nps_promoter_count: 9, nps_detractor_count: 0, nps_count: 10 });
  expect([nps.value, nps.interval!.high]).toEqual([90, 100]);
  const against = evaluate(getMetric('nps'), { nps_promoter_count: 0, nps_detractor_count: 9, nps_count: 10 });
  expect([against.value, against.interval!.low]).toEqual([-90, -100]);
  expect(evaluate(getMetric('nps'), { nps_promoter_count: 10, nps_count: 10 }).interval).toBeNull();
});

test('a quantile is no sum, and every other metric has its sample and its terms', () => {
  expect(() => evaluate(quantile, {})).toThrow(`${quantile.id} is a quantile`);
  expect([isSummed(quantile), isSummed(getMetric('csat'))]).toEqual([false, true]);
  expect(measuresOf(quantile)).toEqual([]);
  const sample = (id: Parameters<typeof getMetric>[0], sums: Parameters<typeof sampleOf>[1]) =>
    sampleOf(getMetric(id) as Parameters<typeof sampleOf>[0], sums);
  expect([
    sample('hold_time', { hold_known_count: 7 }),
    sample('hold_time', {}),
    sample('csat', { csat_count: 5 }),
    sample('contacts_handled', { handled_count: 3 }),
  ]).toEqual([7, 0, 5, 3]);
  expect(sample('occupancy', { occupancy_ready_ms: 7_200_000 })).toBe(2);
});

test('terms are added and taken off, and divided where they are hours', () => {
  expect(
    sumTerms({ plus: ['csat_count', 'nps_count'], minus: ['ces_count'], per: 4 }, { csat_count: 9, ces_count: 1 }),
  ).toBe(2);
  expect(sumTerms({ plus: ['csat_count'], minus: [] }, { csat_count: 9 })).toBe(9);
  const of = (metric: Metric) => termsOf(metric as Parameters<typeof termsOf>[0]);
  expect(of(getMetric('contacts_handled'))).toEqual({
    numerator: { plus: ['handled_count'], minus: [] },
    denominator: null,
  });
  expect(of(getMetric('first_contact_resolution'))).toEqual({
    numerator: { plus: ['repeat_eligible_count'], minus: ['repeated_count'] },
    denominator: { plus: ['repeat_eligible_count'], minus: [] },
  });
  expect(of(getMetric('contacts_per_hour')).numerator).toEqual({ plus: ['on_queue_handled_count'], minus: [] });
  expect(of(getMetric('occupancy')).numerator).toMatchObject({ per: 3_600_000 });
  expect(of(getMetric('adherence')).numerator).toMatchObject({ minus: ['out_of_adherence_ms'], per: 3_600_000 });
});

test('every metric needs what it is divided from and by, and the spread of a mean', () => {
  expect(measuresOf(getMetric('contacts_handled'))).toEqual(['handled_count']);
  expect(measuresOf(getMetric('occupancy'))).toEqual(['occupancy_contact_ms', 'occupancy_ready_ms']);
  expect(measuresOf(getMetric('complaint_rate'))).toEqual(['complaint_count', 'complaint_known_count']);
  expect(measuresOf(getMetric('csat'))).toEqual(['csat_top_count', 'csat_count']);
  expect(measuresOf(getMetric('nps'))).toEqual(['nps_promoter_count', 'nps_count', 'nps_detractor_count']);
  expect(new Set(measuresOf(getMetric('hold_time')))).toEqual(new Set(['hold_ms', 'hold_known_count', 'hold_squares']));
});

test('metrics are found by their own names alone, and mature by the setting that they name', () => {
  expect([isMetricId('csat'), isMetricId('toString'), isMetricId('')]).toEqual([true, false, false]);
  expect([
    findMetric('csat')?.id,
    findMetric('nobody'),
    findMetric(null),
    findMetric(undefined),
    findMetric('constructor'),
  ]).toEqual(['csat', null, null, null, null]);
  expect(METRICS.map(({ id }) => id)).toEqual(METRIC_IDS);
  expect(METRIC_FAMILIES.flatMap(({ metrics }) => metrics.map(({ id }) => id))).toEqual(METRIC_IDS);
  expect(new Set(METRIC_FAMILIES.map(({ title }) => title)).size).toBe(6);
  const days = (repeat_days?: number) =>
    getMetric('repeat_rate', repeat_days ? { ...DEFAULT_SETTINGS, repeat_days } : undefined).maturesAfterDays;
  expect([days(), days(14)]).toEqual([7, 14]);
  expect(getMetric('csat', DEFAULT_SETTINGS).maturesAfterDays).toBeUndefined();
});
