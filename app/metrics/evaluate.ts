import type { MeasureSums } from 'db/measures';
import type { Range } from '~/statistics/interval';
import { deviationOfSums, meanInterval } from '~/statistics/mean-interval';
import { netPromoter } from '~/statistics/net-promoter';
import { poissonInterval } from '~/statistics/poisson-interval';
import { quantile, type Sorted } from '~/statistics/quantile';
import { quantileInterval } from '~/statistics/quantile-interval';
import { wilsonInterval } from '~/statistics/wilson-interval';
import type { EventRateMetric, Figure, Interval, MeanMetric, Metric, NetMetric, QuantileMetric } from './metric';
import { isSummed, type SummedMetric, sumTerms, termsOf } from './terms';

const CONFIDENCE = 0.95;

/**
 * A metric's figure from sums of measures over any cells: SQL sums, this divides, nothing else does.
 * Intervals at 95 % unless told: Wilson's for shares, t on the log scale for means, none for ratios of time. A quantile
 * cannot come from sums: see evaluateQuantile.
 */
export function evaluate(metric: Metric, sums: Partial<MeasureSums>, confidence = CONFIDENCE): Figure {
  if (!isSummed(metric)) throw new TypeError(`${metric.id} is a quantile: it is read from rows, not from sums`);
  const terms = termsOf(metric);
  const numerator = sumTerms(terms.numerator, sums);
  const sample = sampleOf(metric, sums);
  if (metric.kind === 'count' || terms.denominator === null) {
    return figure(metric, { numerator, sample, value: numerator });
  }
  const denominator = sumTerms(terms.denominator, sums);
  const scale = 'scale' in metric ? metric.scale : 1;
  const value = denominator > 0 ? (scale * numerator) / denominator : null;
  if (metric.kind === 'ratio') return figure(metric, { numerator, denominator, sample, value });
  if (metric.kind === 'proportion') {
    const range = value === null ? null : wilsonInterval(numerator, denominator, confidence);
    return figure(metric, { numerator, denominator, sample, value, range, confidence });
  }
  if (metric.kind === 'net' || metric.kind === 'event_rate') {
    const range = value === null ? null : scaledInterval(metric, sums, { numerator, denominator, confidence });
    return figure(metric, { numerator, denominator, sample, value, range, confidence });
  }
  const range = value === null ? null : meanInterval(sample, value, deviation(metric, sums), confidence);
  return figure(metric, { numerator, denominator, sample, value, range, confidence });
}

/** How many rows, or hours, stand behind a metric's figure: all that is asked where nothing is shown of it. */
export function sampleOf(metric: SummedMetric, sums: Partial<MeasureSums>): number {
  if (metric.kind === 'mean') return sums[metric.spread.count] ?? 0;
  const { numerator, denominator } = termsOf(metric);
  return sumTerms(denominator ?? numerator, sums);
}

/** A quantile metric's figure from the values of its rows, sorted upwards: median and its interval, the 90th percentile beside it. */
export function evaluateQuantile(metric: QuantileMetric, sorted: Sorted): Figure {
  const [first, second] = metric.quantiles;
  const found = figure(metric, {
    numerator: sorted.length,
    sample: sorted.length,
    value: quantile(sorted, first),
    range: quantileInterval(sorted, first, CONFIDENCE),
  });
  return { ...found, second: quantile(sorted, second) };
}

/** Of promoters less detractors as Rocks has it, of events per number of rows Garwood's. */
function scaledInterval(
  metric: NetMetric | EventRateMetric,
  sums: Partial<MeasureSums>,
  { numerator, denominator, confidence }: { numerator: number; denominator: number; confidence: number },
): Range | null {
  if (metric.kind === 'net') {
    const against = sumTerms({ plus: metric.minus, minus: [] }, sums);
    const range = netPromoter(numerator + against, against, denominator, confidence);
    // Of answers that are all alike it would have no width at all, which is more than anybody knows.
    return range && range.high > range.low ? range : null;
  }
  const { low, high } = poissonInterval(numerator, confidence);
  return { low: (metric.scale * low) / denominator, high: (metric.scale * high) / denominator };
}

/** Standard deviation of one row in the metric's unit; squares of durations are kept in s². */
function deviation(metric: MeanMetric, sums: Partial<MeasureSums>): number {
  const scale = metric.unit === 'ms' ? 1000 : 1;
  const { count, sum, squares } = metric.spread;
  return scale * deviationOfSums(sums[count] ?? 0, (sums[sum] ?? 0) / scale, sums[squares] ?? 0);
}

function figure(
  metric: Metric,
  found: Pick<Figure, 'numerator' | 'sample' | 'value'> & {
    denominator?: number;
    range?: Pick<Interval, 'low' | 'high'> | null;
    confidence?: number;
  },
): Figure {
  const { range, denominator = null, confidence = CONFIDENCE, ...rest } = found;
  const top = metric.unit === 'share' ? 1 : metric.kind === 'net' ? metric.scale : Number.POSITIVE_INFINITY;
  const bottom = metric.kind === 'net' ? -metric.scale : Number.NEGATIVE_INFINITY;
  return {
    metricId: metric.id,
    ...rest,
    denominator,
    interval: range ? { low: Math.max(bottom, range.low), high: Math.min(top, range.high), confidence } : null,
    isReliable: found.value !== null && found.sample >= metric.minimumSample,
  };
}
