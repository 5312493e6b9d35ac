import type { MeasureSums } from 'db/measures';
import type { Metric } from '../metric';

/** A metric's sums in one form for shares and means alike: value = x / n. squares are of single rows, in the unit². */
export interface Tally {
  x: number;
  n: number;
  squares: number;
}

export const NOTHING: Tally = { x: 0, n: 0, squares: 0 };

/** Σ over measures, absent ones as 0. */
function total(names: readonly (keyof MeasureSums)[], sums: Partial<MeasureSums>): number {
  return names.reduce((sum, name) => sum + (sums[name] ?? 0), 0);
}

/** The tally of a share or a mean; null for a count or a quantile, which are not judged by weeks. */
export function tally(metric: Metric, sums: Partial<MeasureSums>): Tally | null {
  if (metric.kind === 'count' || metric.kind === 'quantile') return null;
  const x = total(metric.numerator, sums);
  const n = total(metric.denominator, sums);
  if (metric.kind === 'proportion') {
    const hits = metric.isComplement ? n - x : x;
    return { x: hits, n, squares: hits };
  }
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
