import { binomialQuantile } from './distributions';
import type { Range } from './interval';
import type { Sorted } from './quantile';

/**
 * Interval of a quantile by order statistics: the values between which it lies with that confidence whatever the
 * distribution. Conover, Practical Nonparametric Statistics, 1999, 3.2. Null where so few values cannot bound it.
 */
export function quantileInterval(sorted: Sorted, p: number, confidence = 0.95): Range | null {
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  const below = binomialQuantile(tail, n, p);
  const above = binomialQuantile(1 - tail, n, p) + 1;
  if (below < 1 || above > n) return null;
  return { low: sorted.at(below - 1)!, high: sorted.at(above - 1)! };
}
