import { tQuantile } from './distributions';
import type { Range } from './interval';

/**
 * Interval of a mean of skewed, positive values: Student's t on the log of the mean, its standard error sd/(mean √n)
 * by the delta method, and back. Where the mean is not above 0, plain t. Casella & Berger, Statistical Inference, 2002, 5.5.4.
 * Null below two values.
 */
export function meanInterval(n: number, mean: number, sd: number, confidence = 0.95): Range | null {
  if (n < 2) return null;
  const reach = (tQuantile(1 - (1 - confidence) / 2, n - 1) * sd) / Math.sqrt(n);
  if (mean <= 0) return { low: mean - reach, high: mean + reach };
  return { low: mean * Math.exp(-reach / mean), high: mean * Math.exp(reach / mean) };
}

/** Standard deviation of one value from a count, a sum and a sum of squares; 0 below two. */
export function deviationOfSums(count: number, sum: number, squares: number): number {
  if (count < 2) return 0;
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / count) / (count - 1)));
}
