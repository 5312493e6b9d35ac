import { expect, test } from 'vitest';
import { getMetric, METRICS } from '~/metrics/catalogue';
import { evaluate, evaluateQuantile } from '~/metrics/evaluate';
import { formatFigure } from '~/metrics/format';
import { isGoalMetric } from '~/metrics/goals/goal';
import type { QuantileMetric } from '~/metrics/metric';
import { isSummed } from '~/metrics/terms';
import { tally } from '~/metrics/verdicts/tally';

test('a share has its numerator, denominator, sample and Wilson interval', () => {
  const figure = evaluate(getMetric('csat'), { csat_top_count: 81, csat_count: 263 });
  expect(figure).toMatchObject({ value: 81 / 263, numerator: 81, denominator: 263, sample: 263, isReliable: true });
  expect(figure.interval!.low).toBeCloseTo(0.2552885199, 8);
  expect(figure.interval!.high).toBeCloseTo(0.366209577, 8);
});

test('of a complement, the numerator counts what did not happen', () => {
  const figure = evaluate(getMetric('first_contact_resolution'), { repeated_count: 28, repeat_eligible_count: 100 });
  expect(figure).toMatchObject({ numerator: 72, denominator: 100, value: 0.72 });
  expect(figure.interval!.low).toBeLessThan(0.72);
  expect(figure.interval!.high).toBeGreaterThan(0.72);
});

test("a mean's interval comes from the spread of its rows, durations in seconds squared", () => {
  // 100 contacts of 200 and 400 s, half of each: mean 300, sd 100.50378…
  const figure = evaluate(getMetric('talk_time'), {
    talk_ms: 30_000_000,
    timed_count: 100,
    talk_squares: 50 * 200 ** 2 + 50 * 400 ** 2,
  });
  expect(figure.value).toBe(300_000);
  // t(.975, 99) = 1.98421695
  const reach = (1.98421695 * 100.503781526) / 10 / 300;
  expect(figure.interval!.high).toBeCloseTo(300_000 * Math.exp(reach), 1);
  expect(figure.interval!.low).toBeCloseTo(300_000 * Math.exp(-reach), 1);
});

test("a quality score weighs by points possible and takes its interval from the reviews' own scores", () => {
  const figure = evaluate(getMetric('quality_score'), {
    review_points: 42,
    review_possible: 50,
    review_count: 4,
    quality_score_sum: 3.4,
    quality_score_squares: 2.96,
  });
  expect(figure).toMatchObject({ value: 0.84, numerator: 42, denominator: 50, sample: 4, isReliable: false });
  expect(figure.interval!.high).toBe(1);
});

test('nothing to divide by is no figure at all, for every metric', () => {
  for (const metric of METRICS.filter(isSummed)) {
    const figure = evaluate(metric, {});
    expect(figure.value, metric.id).toBe(metric.kind === 'count' ? 0 : null);
    expect(figure.interval, metric.id).toBeNull();
    expect(figure.isReliable, metric.id).toBe(false);
  }
});

test('a figure is reliable from the minimum sample on, not one before', () => {
  const { minimumSample } = getMetric('csat');
  const of = (csat_count: number) => evaluate(getMetric('csat'), { csat_top_count: 1, csat_count }).isReliable;
  expect(of(minimumSample - 1)).toBe(false);
  expect(of(minimumSample)).toBe(true);
});

test('a quantile has its median, an interval of order statistics and the 90th percentile beside it', () => {
  const metric = getMetric('first_reply_time') as QuantileMetric;
  const figure = evaluateQuantile(metric, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  expect(figure).toMatchObject({ value: 55, second: 91, sample: 10, isReliable: false });
  expect(figure.interval).toMatchObject({ low: 20, high: 90 });
  expect(evaluateQuantile(metric, [])).toMatchObject({ value: null, second: null, sample: 0, interval: null });
  expect(() => evaluate(metric, {})).toThrow(/quantile/);
});

const HOUR_MS = 3_600_000;

test('a ratio of time has its hours above and below the line, the hours below as sample, and no interval', () => {
  const sums = { occupancy_contact_ms: 5.5 * HOUR_MS, occupancy_ready_ms: 7 * HOUR_MS };
  expect(evaluate(getMetric('occupancy'), sums)).toMatchObject({
    value: 5.5 / 7,
    numerator: 5.5,
    denominator: 7,
    sample: 7,
    interval: null,
    isReliable: false,
  });
  const adherence = evaluate(getMetric('adherence'), {
    out_of_adherence_ms: 24 * 60_000,
    adherence_scheduled_ms: 8 * HOUR_MS,
  });
  expect(adherence.value).toBeCloseTo(0.95, 12);
  const conformance = { conformance_worked_ms: 25 * HOUR_MS, conformance_scheduled_ms: 24 * HOUR_MS };
  expect(evaluate(getMetric('conformance'), conformance)).toMatchObject({ value: 25 / 24, isReliable: true });
});

test('contacts per hour divide a count by hours', () => {
  const figure = evaluate(getMetric('contacts_per_hour'), { on_queue_handled_count: 52, on_queue_ms: 6.5 * HOUR_MS });
  expect(figure).toMatchObject({ value: 8, numerator: 52, denominator: 6.5, sample: 6.5 });
  expect(formatFigure(getMetric('contacts_per_hour'), figure)).toBe('8.0, 7 hours on queue');
});

test('a ratio of time takes no goal and yields no verdict', () => {
  const ratios = METRICS.filter(({ kind }) => kind === 'ratio');
  expect(ratios.map(({ id }) => id)).toEqual([
    'occupancy',
    'utilization',
    'contacts_per_hour',
    'adherence',
    'conformance',
    'shrinkage',
    'chat_concurrency',
  ]);
  for (const metric of ratios) {
    expect(isGoalMetric(metric), metric.id).toBe(false);
    expect(tally(metric, { occupancy_contact_ms: 1, occupancy_ready_ms: 2 }), metric.id).toBeNull();
  }
});

test('a net promoter score is for less against, with its interval; below zero too', () => {
  const nps = getMetric('nps');
  const figure = evaluate(nps, { nps_promoter_count: 50, nps_detractor_count: 20, nps_count: 100 });
  expect(figure).toMatchObject({ value: 30, numerator: 30, denominator: 100, sample: 100, isReliable: true });
  // √((.5 + .2 − .3²) / 100) = .0781025, × 1.959964
  expect(figure.interval!.low).toBeCloseTo(100 * (0.3 - 1.959963985 * Math.sqrt(0.61 / 100)), 8);
  expect(formatFigure(nps, figure)).toBe('30 (15 – 45), 100 answers');
  const poor = evaluate(nps, { nps_promoter_count: 1, nps_detractor_count: 9, nps_count: 10 });
  expect(formatFigure(nps, poor)).toBe('−80 (−100 – −43), 10 answers');
  for (const [for_, against] of [
    [10, 0],
    [0, 10],
  ]) {
    const all = evaluate(nps, { nps_promoter_count: for_, nps_detractor_count: against, nps_count: 10 });
    expect(Math.abs(all.value!)).toBe(100);
    expect(all.interval).toBeNull();
  }
});

test('complaints are told for each thousand contacts, with the exact interval of a rare event', () => {
  const metric = getMetric('complaint_rate');
  const figure = evaluate(metric, { complaint_count: 6, complaint_known_count: 2400 });
  expect(figure).toMatchObject({ value: 2.5, numerator: 6, denominator: 2400, isReliable: true });
  // Garwood's exact interval of 6 events: 2.2019 to 13.0595
  expect(figure.interval!.low).toBeCloseTo(2.2018943 / 2.4, 5);
  expect(figure.interval!.high).toBeCloseTo(13.0594727 / 2.4, 5);
  const none = evaluate(metric, { complaint_count: 0, complaint_known_count: 1000 });
  expect(none).toMatchObject({ value: 0, interval: { low: 0 } });
  // −ln 0.025: none in a thousand is no proof of none at all.
  expect(none.interval!.high).toBeCloseTo(3.6888795, 5);
});

test('rates of none and of all have intervals that stay within what there can be', () => {
  for (const metric of METRICS.filter((one) => one.kind === 'proportion')) {
    const [above, below] = [metric.numerator[0]!, metric.denominator[0]!];
    const isPart = (metric.denominator as readonly string[]).includes(above);
    for (const numerator of [0, 40]) {
      const figure = evaluate(metric, { [below]: isPart ? 40 - numerator : 40, [above]: numerator });
      expect([0, 1], metric.id).toContain(figure.value);
      expect(figure.interval!.low).toBeGreaterThanOrEqual(0);
      expect(figure.interval!.high).toBeLessThanOrEqual(1);
      expect(figure.interval!.high - figure.interval!.low).toBeGreaterThan(0.05);
    }
  }
});
