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

/** The tally of a share or a mean; null for every other kind, which is not judged by weeks. */
export function tally(metric: Metric, sums: Partial<MeasureSums>): Tally | null {
  if (metric.kind !== 'proportion' && metric.kind !== 'mean') return null;
  const { numerator, denominator } = termsOf(metric);
  const x = sumTerms(numerator, sums);
  const n = denominator ? sumTerms(denominator, sums) : 0;
  if (metric.kind === 'proportion') return { x, n, squares: x };
  const unitSquared = metric.unit === 'ms' ? 1e6 : 1;
  return { x, n, squares: (sums[metric.spread.squares] ?? 0) * unitSquared };
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
