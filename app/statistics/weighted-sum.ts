/** An estimate with how far its interval reaches below and above it. */
export interface Reaching {
  value: number;
  down: number;
  up: number;
}

/**
 * The sum of independent estimates, each times its weight (0 or more), with its interval: the reaches add up as squares,
 * those below and those above by themselves, so that skewed intervals stay skewed. Zou & Donner 2008 (Stat Med 27:1693).
 */
export function weightedSum(parts: readonly (Reaching & { weight: number })[]): Reaching {
  const total = (of: (part: Reaching) => number) => parts.reduce((sum, part) => sum + part.weight * of(part), 0);
  const reach = (of: (part: Reaching) => number) => Math.hypot(...parts.map((part) => part.weight * of(part)));
  return { value: total(({ value }) => value), down: reach(({ down }) => down), up: reach(({ up }) => up) };
}

/** The difference of two independent estimates, first − second. The same source; of two shares it is Newcombe's. */
export function differenceOf(first: Reaching, second: Reaching): Reaching {
  return {
    value: first.value - second.value,
    down: Math.hypot(first.down, second.up),
    up: Math.hypot(first.up, second.down),
  };
}
