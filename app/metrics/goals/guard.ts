import type { Direction } from '../metric';

/** A counter-metric's figure over the goal's time against its limit. */
export interface Guard {
  limit: number;
  side: 'at least' | 'at most';
  value: number | null;
  sample: number;
  isBroken: boolean;
}

/** Fewer rows than this break no guard. */
const FEWEST_ROWS = 10;

/** Which side of its limit a counter-metric has to stay on. */
export function guardSide(direction: Direction): Guard['side'] {
  return direction === 'higher' ? 'at least' : 'at most';
}

export function guardOf(
  direction: Direction,
  limit: number,
  { value, sample }: { value: number | null; sample: number },
): Guard {
  const side = guardSide(direction);
  const isBeyond = value !== null && (side === 'at least' ? value < limit - 1e-9 : value > limit + 1e-9);
  return { limit, side, value, sample, isBroken: isBeyond && sample >= FEWEST_ROWS };
}
