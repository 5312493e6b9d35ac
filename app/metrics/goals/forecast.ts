import { addDays, daysBetween, earlierOf } from '~/clock';
import { betaBinomialQuantiles } from '~/statistics/beta-binomial-predictive';
import { lognormalPredictiveQuantile } from '~/statistics/lognormal-predictive';
import { normalPredictiveQuantile } from '~/statistics/normal-predictive';
import type { Belief } from './belief';
import { driftOn } from './drift';
import type { Goal } from './goal';
import { type GoalProgress, intervalOf, lastCountedDay } from './progress';
import { isSkewed } from './reach';
import { addTallies, type DayTally, daysWithin, type Tally } from './tally';
import { expectedRows } from './volume';

/** The goal's figure as it stood on a day, with its 95 % interval. */
export interface PastPoint {
  date: string;
  /** The first day of the rows behind it. */
  from: string;
  value: number;
  low: number;
  high: number;
  sample: number;
}

/** Where the goal's figure will stand if work goes on as now: the middle, the 50 % and the 90 % band. */
export interface ForecastPoint {
  date: string;
  low90: number;
  low50: number;
  middle: number;
  high50: number;
  high90: number;
}

const BANDS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** The rows behind the figure on a day: since the start, or in the last weeks to that day. */
function windowOn(goal: Goal, date: string): string {
  return goal.kind === 'period' ? goal.startDate : addDays(date, 1 - 7 * goal.levelWeeks);
}

/** One point a week from the start to the last day that counts, and that day. */
export function pastOf(goal: Goal, days: readonly DayTally[], today: string): PastPoint[] {
  const lastDay = lastCountedDay(goal.metric, today);
  const end = earlierOf(lastDay, goal.dueDate);
  return stops(addDays(goal.startDate, 6), end).flatMap((date) => standingOn(goal, days, date) ?? []);
}

/** The goal's figure as it stood at the end of a day; null where too little was counted for an interval. */
export function standingOn(goal: Goal, days: readonly DayTally[], date: string): PastPoint | null {
  const from = windowOn(goal, date);
  const tally = addTallies(daysWithin(days, from, date));
  const interval = intervalOf(goal.metric, tally);
  if (!interval) return null;
  return { date, from, value: tally.sum / tally.n, low: interval.low, high: interval.high, sample: tally.n };
}

/** One point a week from the last day that counts to the due date; none once that has come. */
export function forecastOf(
  goal: Goal,
  days: readonly DayTally[],
  { belief, drift, volume, today }: Pick<GoalProgress, 'belief' | 'drift' | 'volume'> & { today: string },
): ForecastPoint[] {
  const lastDay = lastCountedDay(goal.metric, today);
  if (lastDay >= goal.dueDate || volume.perDay <= 0) return [];
  const first = lastDay >= goal.startDate ? lastDay : addDays(goal.startDate, 6);
  return stops(first, goal.dueDate).flatMap((date) => {
    const from = windowOn(goal, date);
    const known = addTallies(daysWithin(days, from, earlierOf(lastDay, date)));
    const since = from > lastDay ? addDays(from, -1) : lastDay;
    const m = Math.round(expectedRows(volume, daysBetween(since, date)).mean);
    const ahead = driftOn(belief, drift, daysBetween(lastDay, since) / 7, daysBetween(lastDay, date) / 7);
    const [low90, low50, middle, high50, high90] = bandsOf(goal, known, { m, belief: ahead });
    return known.n + m > 0 ? [{ date, low90, low50, middle, high50, high90 } as ForecastPoint] : [];
  });
}

/** The quantiles of the final value of some known rows and m to come. */
function bandsOf({ metric }: Goal, known: Tally, { m, belief }: { m: number; belief: Belief }): number[] {
  if (m === 0) return BANDS.map(() => known.sum / known.n);
  if (belief.kind === 'proportion') {
    return betaBinomialQuantiles({ m, a: belief.a, b: belief.b }, BANDS).map((y) => (known.sum + y) / (known.n + m));
  }
  const quantile = isSkewed(metric, belief.mean) ? lognormalPredictiveQuantile : normalPredictiveQuantile;
  return BANDS.map((p) => {
    const rest = quantile(belief, { m, sd: belief.rowDeviation, p });
    return (known.sum + m * rest) / (known.n + m);
  });
}

function stops(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date < to; date = addDays(date, 7)) dates.push(date);
  return from <= to ? [...dates, to] : dates;
}
