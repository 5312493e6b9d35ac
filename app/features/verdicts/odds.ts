import { formatNumber } from '~/reader-locale';
/** How sure a difference is, in words: the odds stand behind "Why?". */
export function certaintyOf(p: number): string {
  if (p < 0.001) return 'almost certainly real';
  return p < 0.01 ? 'very likely real' : 'probably real';
}

/** A small chance in words: "1 time in 250". Rounded down to one leading figure, so that it never overstates. */
export function oddsOf(p: number): string {
  if (p < 1e-6) return 'less than 1 time in a million';
  const nearest = Math.round(1 / p);
  const times = 1 / nearest < p ? nearest - 1 : nearest;
  // By its digits: the logarithm of a number just below a power of ten is rounded up to that power.
  const size = 10 ** (String(times).length - 1);
  const rounded = Math.max(2, Math.floor(times / size) * size);
  return `1 time in ${formatNumber(rounded)}`;
}
