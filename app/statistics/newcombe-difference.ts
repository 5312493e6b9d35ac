import type { Range } from './interval';
import { wilsonInterval } from './wilson-interval';

/** x of n. */
export interface Share {
  x: number;
  n: number;
}

/** Difference of two independent proportions, first − second, with its interval. Newcombe 1998 (Stat Med 17:873, method 10). */
export function newcombeDifference(first: Share, second: Share, confidence = 0.95): Range & { difference: number } {
  if (first.n <= 0 || second.n <= 0) return { difference: Number.NaN, low: -1, high: 1 };
  const p1 = first.x / first.n;
  const p2 = second.x / second.n;
  const one = wilsonInterval(first.x, first.n, confidence);
  const two = wilsonInterval(second.x, second.n, confidence);
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  };
}
