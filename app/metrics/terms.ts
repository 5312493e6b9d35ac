import type { Measure } from 'db/measures';
import type { Metric, QuantileMetric } from './metric';

/** Measures to add up, measures to take off, and what the whole is divided by. */
export interface Terms {
  plus: readonly Measure[];
  minus: readonly Measure[];
  per?: number;
}

export type SummedMetric = Exclude<Metric, QuantileMetric>;

const HOUR_MS = 3_600_000;

export function isSummed(metric: Metric): metric is SummedMetric {
  return metric.kind !== 'quantile';
}

/** What is divided and by what, so that numerator / denominator is the value; of a complement the rows that did not. */
export function termsOf(metric: SummedMetric): { numerator: Terms; denominator: Terms | null } {
  const plus = metric.numerator;
  if (metric.kind === 'count') return { numerator: { plus, minus: [] }, denominator: null };
  if (metric.kind === 'mean' || metric.kind === 'net' || metric.kind === 'event_rate') {
    const minus = metric.kind === 'net' ? metric.minus : [];
    return { numerator: { plus, minus }, denominator: { plus: metric.denominator, minus: [] } };
  }
  const isRatio = metric.kind === 'ratio';
  const hours = isRatio ? { per: HOUR_MS } : {};
  const denominator = { plus: metric.denominator, minus: isRatio ? [] : (metric.minus ?? []), ...hours };
  if (!metric.isComplement) {
    return { numerator: { plus, minus: [], ...(!(isRatio && metric.isPerHour) && hours) }, denominator };
  }
  return { numerator: { plus: denominator.plus, minus: [...denominator.minus, ...plus], ...hours }, denominator };
}

/** The terms' sum over some sums of measures; a measure that is missing counts as 0. */
export function sumTerms({ plus, minus, per = 1 }: Terms, sums: Partial<Record<Measure, number>>): number {
  let [added, taken] = [0, 0];
  for (const measure of plus) added += sums[measure] ?? 0;
  for (const measure of minus) taken += sums[measure] ?? 0;
  return (added - taken) / per;
}
