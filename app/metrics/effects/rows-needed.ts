import { tQuantile } from '../../statistics/distributions';

/** What is known of one unit but for its rows after: the variance that stays, and that of a single row after. */
export interface Pending {
  fixed: number;
  perRow: number;
}

/** Nobody waits for more rows than this. */
const MOST_ROWS = 1_000_000;

/**
 * How many rows after, over all units evenly, bring the half-width of the difference down to `halfWidth`; null where
 * no number of rows does, because too few units or too little of their past is known.
 */
export function rowsNeeded(options: {
  pending: readonly Pending[];
  /** The variance of the comparable units' mean, and how many they are. */
  otherVariance: number;
  comparable: number;
  confidence: number;
  halfWidth: number;
}): number | null {
  const { pending, otherVariance, comparable, confidence, halfWidth } = options;
  if (pending.length === 0 || comparable < 2) return null;
  const t = tQuantile(1 - (1 - confidence) / 2, comparable - 1);
  const reach = (rows: number) => {
    const each = rows / pending.length;
    const weight = pending.reduce((sum, { fixed, perRow }) => sum + 1 / (fixed + perRow / each), 0);
    return t * Math.sqrt(1 / weight + otherVariance);
  };
  if (reach(MOST_ROWS) > halfWidth) return null;
  let [low, high] = [1, MOST_ROWS];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reach(middle) <= halfWidth) high = middle;
    else low = middle + 1;
  }
  return high;
}
