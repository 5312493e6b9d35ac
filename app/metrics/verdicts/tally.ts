import type { MeasureSums } from 'db/measures';
import type { Metric } from '../metric';
import { sumTerms, termsOf } from '../terms';

/** A metric's sums in one form for shares and means alike: value = x / n. squares are of single rows, in the unit². */
export interface Tally {
  x: number;
  n: number;
  squares: number;
}

export const NOTHING: Tally = { x: 0, n: 0, squares: 0 };

/** What makes tallies of a share's or a mean's sums; null for every other kind, which is not judged by weeks. */
export function tallyOf(metric: Metric): ((sums: Partial<MeasureSums>) => Tally) | null {
  if (metric.kind !== 'proportion' && metric.kind !== 'mean') return null;
  const { numerator, denominator } = termsOf(metric);
  const rowsOf = (sums: Partial<MeasureSums>) => (denominator ? sumTerms(denominator, sums) : 0);
  if (metric.kind === 'proportion') {
    return (sums) => {
      const x = sumTerms(numerator, sums);
      return { x, n: rowsOf(sums), squares: x };
    };
  }
  const { squares } = metric.spread;
  const unitSquared = metric.unit === 'ms' ? 1e6 : 1;
  return (sums) => ({ x: sumTerms(numerator, sums), n: rowsOf(sums), squares: (sums[squares] ?? 0) * unitSquared });
}

/** The tally of one row of sums; null for a metric that is not judged by weeks. */
export function tally(metric: Metric, sums: Partial<MeasureSums>): Tally | null {
  return tallyOf(metric)?.(sums) ?? null;
}

export function add(a: Tally, b: Tally): Tally {
  return { x: a.x + b.x, n: a.n + b.n, squares: a.squares + b.squares };
}

export function subtract(a: Tally, b: Tally): Tally {
  return { x: a.x - b.x, n: a.n - b.n, squares: a.squares - b.squares };
}

/** The relative variance of one row, (sd / mean)²: what a stratum's spread is taken from. */
export function relativeVariance({ x, n, squares }: Tally): number {
  if (n < 2 || x <= 0) return 0;
  const mean = x / n;
  return Math.max(0, (squares / n - mean * mean) / (mean * mean)) * (n / (n - 1));
}
