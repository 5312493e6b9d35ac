/** Values sorted upwards, as far as somebody looks at them: all of them, or those that were brought. */
export type Sorted = Pick<readonly number[], 'length' | 'at'>;

/** The p-quantile of values already sorted upwards; type 7 of Hyndman & Fan 1996 (what R, NumPy and Excel do). Null of none. */
export function quantile(sorted: Sorted, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(position);
  const low = sorted.at(below)!;
  const high = sorted.at(Math.min(below + 1, sorted.length - 1))!;
  return low + (position - below) * (high - low);
}
