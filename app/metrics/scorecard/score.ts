import type { Range } from '../../statistics/interval';
import { differenceOf, type Reaching, weightedSum } from '../../statistics/weighted-sum';
import { MOST_POINTS } from './points';

/** Below this share of the weight a total would say more of what is missing than of the work. */
export const TELLING_SHARE = 0.75;
/** Of the intervals that a scorecard shows. */
export const CONFIDENCE = 0.9;
/** A change of a whole is said only past this: one in twenty would be said by luck, not one in ten. */
export const CHANGE_CONFIDENCE = 0.95;

const ALL = 1 - 1e-9;

/** The points of several things together. */
export interface Score {
  /** Which share of the weight could be measured. */
  measured: number;
  /** Null while something is missing: its weight is never moved to the others. */
  points: number | null;
  /**
   * Where the points are; where something is missing, from what they would be if it had none to what they would be if it
   * had all. Null while too little of the weight could be measured.
   */
  range: Range | null;
  /** What could be measured, for comparing with another score. */
  reaching: Reaching;
}

/** The weighted points of some things; weights are shares that add up to 1, null is not measured. */
export function scoreOf(parts: readonly { weight: number; points: Reaching | null }[]): Score {
  const known = parts.flatMap(({ weight, points }) => (points ? [{ weight, ...points }] : []));
  const measured = Math.min(
    1,
    known.reduce((sum, { weight }) => sum + weight, 0),
  );
  const reaching = weightedSum(known);
  const isAll = measured >= ALL;
  const rest = isAll ? 0 : MOST_POINTS * (1 - measured);
  const range = {
    low: Math.max(0, reaching.value - reaching.down),
    high: Math.min(MOST_POINTS, Math.min(MOST_POINTS - rest, reaching.value + reaching.up) + rest),
  };
  return {
    measured: isAll ? 1 : measured,
    points: isAll ? reaching.value : null,
    range: measured >= TELLING_SHARE - 1e-9 ? range : null,
    reaching,
  };
}

/** What lies between two scores on one yardstick. */
export interface ScoreChange extends Range {
  difference: number;
  kind: 'improving' | 'concerning' | 'common';
}

/** now − before with its interval, at the confidence of their reaches; null where either lacks any of its weight. */
export function changeOf(before: Score, now: Score): ScoreChange | null {
  if (before.points === null || now.points === null) return null;
  const { value, down, up } = differenceOf(now.reaching, before.reaching);
  const low = Math.max(-MOST_POINTS, value - down);
  const high = Math.min(MOST_POINTS, value + up);
  return { difference: value, low, high, kind: low > 0 ? 'improving' : high < 0 ? 'concerning' : 'common' };
}
