import type { Range } from '~/statistics/interval';
import type { Direction } from '../metric';
import type { GoalMetric } from './goal';
import { intervalOf } from './progress';
import { meanOf, type Tally } from './tally';

/** A counter-metric's figure over the goal's time against its limit. */
export interface Guard {
  limit: number;
  side: 'at least' | 'at most';
  value: number | null;
  sample: number;
  /** 95 %; null below two rows. */
  interval: Range | null;
  isBroken: boolean;
}

/** Fewer rows than this break no guard. */
const FEWEST_ROWS = 10;

/** Which side of its limit a counter-metric has to stay on. */
export function guardSide(direction: Direction): Guard['side'] {
  return direction === 'higher' ? 'at least' : 'at most';
}

/** A counter-metric against its limit: broken where its figure is beyond, however little. */
export function guardOf(metric: GoalMetric, limit: number, tally: Tally): Guard {
  const side = guardSide(metric.direction);
  const value = meanOf(tally);
  const isBeyond = value !== null && (side === 'at least' ? value < limit - 1e-9 : value > limit + 1e-9);
  const isBroken = isBeyond && tally.n >= FEWEST_ROWS;
  return { limit, side, value, sample: tally.n, interval: intervalOf(metric, tally), isBroken };
}
