import type { Measure } from 'db/measures';
import type { CountMetric, MeanMetric, Metric, ProportionMetric } from './metric';

/** Measures to add up and measures to take off. */
export interface Terms {
  plus: readonly Measure[];
  minus: readonly Measure[];
}

export type SummedMetric = CountMetric | ProportionMetric | MeanMetric;

export function isSummed(metric: Metric): metric is SummedMetric {
  return metric.kind !== 'quantile';
}

/** What is divided and by what, so that numerator / denominator is the value; of a complement the rows that did not. */
export function termsOf(metric: SummedMetric): { numerator: Terms; denominator: Terms | null } {
  const plus = metric.numerator;
  if (metric.kind === 'count') return { numerator: { plus, minus: [] }, denominator: null };
  if (metric.kind === 'mean') {
    return { numerator: { plus, minus: [] }, denominator: { plus: metric.denominator, minus: [] } };
  }
  const denominator = { plus: metric.denominator, minus: metric.minus ?? [] };
  if (!metric.isComplement) return { numerator: { plus, minus: [] }, denominator };
  return { numerator: { plus: denominator.plus, minus: [...denominator.minus, ...plus] }, denominator };
}

/** The terms' sum over some sums of measures; a measure that is missing counts as 0. */
export function sumTerms({ plus, minus }: Terms, sums: Partial<Record<Measure, number>>): number {
  const total = (measures: readonly Measure[]) => measures.reduce((sum, measure) => sum + (sums[measure] ?? 0), 0);
  return total(plus) - total(minus);
}
