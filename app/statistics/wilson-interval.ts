import { zOf } from './distributions';
import type { Range } from './interval';

/** x of n. */
export interface Share {
  x: number;
  n: number;
}

/**
 * Interval of a proportion, x of n. Wilson 1927, as in Newcombe 1998 (Stat Med 17:857, method 3).
 * Nothing asked (n = 0) is [0, 1]: anything may be.
 */
export function wilsonInterval(x: number, n: number, confidence = 0.95): Range {
  if (n <= 0) return { low: 0, high: 1 };
  const z = zOf(confidence);
  const p = x / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: x <= 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: x >= n ? 1 : Math.min(1, (middle + half) / scale),
  };
}
