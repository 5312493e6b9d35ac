import type { Range } from '../../statistics/interval';
import type { Reaching } from '../../statistics/weighted-sum';

/** Which figures are worth what, in the metric's unit. */
export interface Yardstick {
  /** The figure for 0 points, and the one for 100. */
  floor: number;
  target: number;
  /** Of a band: up to where it is 100 points, and from where on 0 again. */
  targetHigh: number | null;
  floorHigh: number | null;
}

export const MOST_POINTS = 100;

const cut = (points: number) => Math.min(MOST_POINTS, Math.max(0, points));

/** The points of a figure: straight from floor to target, never below 0 or above 100. */
export function pointsOf(yardstick: Yardstick, figure: number): number {
  return cut(uncut(yardstick, figure));
}

/** As if points went on beyond the target and below the floor. */
function uncut({ floor, target, targetHigh, floorHigh }: Yardstick, figure: number): number {
  const rising = (MOST_POINTS * (figure - floor)) / (target - floor);
  if (targetHigh === null || floorHigh === null) return rising;
  return Math.min(rising, (MOST_POINTS * (floorHigh - figure)) / (floorHigh - targetHigh));
}

/** The figure that a band is worth most at, as if points went on: between its two targets. */
function peakOf({ floor, target, targetHigh, floorHigh }: Yardstick): number {
  if (targetHigh === null || floorHigh === null) return Number.NaN;
  const rise = target - floor;
  const fall = floorHigh - targetHigh;
  return (floor * fall + floorHigh * rise) / (rise + fall);
}

/** An estimate of a metric's figure with its interval, in the metric's unit. */
export interface Estimate extends Range {
  value: number;
}

/** The points of an estimate. */
export interface Points extends Reaching, Range {}

/**
 * An estimate's points: its interval is carried through figure by figure, so low and high hold as often as the
 * estimate's own. The reaches, for adding up, are not cut where the figure is or may be between floor and target: cut
 * ones would hide that a figure just below its target is as often one just above it.
 */
export function pointsOfEstimate(yardstick: Yardstick, { value, low, high }: Estimate): Points {
  const at = uncut(yardstick, value);
  const ends = [uncut(yardstick, low), uncut(yardstick, high)];
  const peak = peakOf(yardstick);
  const lowest = Math.min(...ends);
  const highest = peak > low && peak < high ? uncut(yardstick, peak) : Math.max(...ends);
  const isReached = lowest < MOST_POINTS && highest > 0;
  return {
    value: cut(at),
    low: cut(lowest),
    high: cut(highest),
    down: isReached ? (at > MOST_POINTS ? MOST_POINTS - cut(lowest) : at - lowest) : 0,
    up: isReached ? (at < 0 ? cut(highest) : highest - at) : 0,
  };
}
