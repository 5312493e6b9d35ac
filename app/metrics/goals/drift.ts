import { addDays, daysBetween } from '~/clock';
import { type Belief, HALF_LIFE_DAYS } from './belief';
import { addTallies, type DayTally, daysWithin } from './tally';

/** How the level moves, in the metric's unit a week, shrunk by what chance explains; 0 where chance explains all of it. */
export interface Drift {
  perWeek: number;
  /** Variance of perWeek. */
  variance: number;
  /** How many weeks ago the faded rows were on average: what the faded mean says is as old as that. */
  ageWeeks: number;
}

export const NO_DRIFT: Drift = { perWeek: 0, variance: 0, ageWeeks: 0 };

const WEEKS_LOOKED_BACK = 26;
const FEWEST_WEEKS = 8;
/** A slope of fewer standard errors counts as none. */
const CLEAR = 2.5;
const HALF_LIFE_WEEKS = HALF_LIFE_DAYS / 7;

/**
 * The slope of the weekly values to `asOf`, each weighed by its rows and its age (weighted least squares), shrunk by
 * 1 − (2.5·se/slope)²: the positive-part rule of James & Stein 1961 with a margin, so that steady work is given no drift
 * in all but one or two of a hundred cases and a clear one is mostly believed.
 */
export function driftOf(days: readonly DayTally[], asOf: string, rowDeviation: number): Drift {
  const weeks = weeksTo(days, asOf);
  if (weeks.length < FEWEST_WEEKS || rowDeviation <= 0) return NO_DRIFT;
  const weight = weeks.reduce((sum, week) => sum + week.weight, 0);
  const middle = weeks.reduce((sum, { weight, at }) => sum + weight * at, 0) / weight;
  const spread = weeks.reduce((sum, { weight, at }) => sum + weight * (at - middle) ** 2, 0);
  if (spread <= 0) return NO_DRIFT;
  const slope = weeks.reduce((sum, { weight, at, value }) => sum + weight * (at - middle) * value, 0) / spread;
  const noise = weeks.reduce((sum, { weight, n, at }) => sum + (weight * (at - middle)) ** 2 / n, 0);
  const variance = (rowDeviation ** 2 * noise) / spread ** 2;
  const believed = 1 - (CLEAR ** 2 * variance) / slope ** 2;
  if (!(believed > 0)) return NO_DRIFT;
  return { perWeek: slope * believed, variance: variance * believed, ageWeeks: -middle };
}

/** Weekly values with the middle of each week in weeks before asOf (negative), the rows and the faded weight. */
function weeksTo(days: readonly DayTally[], asOf: string) {
  const first = days.find(({ n }) => n > 0)?.date;
  if (first === undefined) return [];
  const count = Math.min(WEEKS_LOOKED_BACK, Math.floor((daysBetween(first, asOf) + 1) / 7));
  return Array.from({ length: Math.max(0, count) }, (_, week) => {
    const to = addDays(asOf, -7 * week);
    const { sum, n } = addTallies(daysWithin(days, addDays(to, -6), to));
    const at = -(week + 0.5);
    return { at, n, value: n > 0 ? sum / n : 0, weight: n * 0.5 ** (-at / HALF_LIFE_WEEKS) };
  }).filter(({ n }) => n > 0);
}

/**
 * How far the level will have moved on average between two times ahead, in weeks of full drift: a drift fades as the
 * past does, to half in six weeks. Damped trend: Gardner & McKenzie, Management Science 31, 1985.
 */
export function weeksOfDrift(fromWeeks: number, toWeeks: number): number {
  const rate = Math.LN2 / HALF_LIFE_WEEKS;
  const moved = (h: number) => (1 - Math.exp(-rate * h)) / rate;
  const span = toWeeks - fromWeeks;
  if (span < 1e-9) return moved(fromWeeks);
  const faded = (h: number) => Math.exp(-rate * h) / rate ** 2;
  return (span / rate + faded(toWeeks) - faded(fromWeeks)) / span;
}

/** What one knows of the average level between two times ahead, in weeks, if the drift goes on and fades. */
export function driftOn(belief: Belief, drift: Drift, fromWeeks: number, toWeeks: number): Belief {
  if (drift.perWeek === 0) return belief;
  const weeks = drift.ageWeeks + weeksOfDrift(fromWeeks, toWeeks);
  return shift(belief, drift.perWeek * weeks, drift.variance * weeks ** 2);
}

/** The level that a belief expects. */
export function levelOf(belief: Belief): number {
  return belief.kind === 'proportion' ? belief.a / (belief.a + belief.b) : belief.mean;
}

const EDGE = 1e-3;

function shift(belief: Belief, by: number, variance: number): Belief {
  if (belief.kind === 'mean') {
    const mean = belief.mean + by;
    // What was above nothing stays so: times cannot fall below it.
    return {
      ...belief,
      mean: belief.mean > 0 ? Math.max(belief.mean / 10, mean) : mean,
      variance: belief.variance + variance,
    };
  }
  const before = levelOf(belief);
  const strength = belief.a + belief.b;
  const level = Math.min(1 - EDGE, Math.max(EDGE, before + by));
  const spread = (before * (1 - before)) / (strength + 1) + variance;
  const left = Math.max(2, (level * (1 - level)) / spread - 1);
  return { ...belief, a: level * left, b: (1 - level) * left };
}
