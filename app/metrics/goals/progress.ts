import { addDays, daysBetween, earlierOf } from '~/clock';
import type { Range } from '~/statistics/interval';
import { meanInterval } from '~/statistics/mean-interval';
import { wilsonInterval } from '~/statistics/wilson-interval';
import { type Belief, beliefOf, type Prior, priorOf } from './belief';
import { type Drift, driftOf, driftOn, levelOf } from './drift';
import type { Goal, GoalMetric } from './goal';
import { type Outlook, reach } from './reach';
import { addTallies, type DayTally, daysWithin, meanOf, rowDeviation, type Tally } from './tally';
import { expectedRows, type Volume, volumeOf } from './volume';

/** Everything that a goal is judged from; days are the owner's, in the goal's scope, ascending. */
export interface GoalData {
  goal: Goal;
  baseline: Tally;
  days: readonly DayTally[];
  /** The peers' figures of the last weeks, in the same scope. */
  peers: readonly Tally[];
  /** Days on which the center has any rows that this metric counts. */
  coveredDays: ReadonlySet<string>;
  today: string;
}

export interface GoalProgress {
  /** The days whose rows count so far; `to` is before `from` where none does yet. */
  from: string;
  to: string;
  /** The rows shown: of the period so far, or of the last weeks. */
  shown: Tally;
  value: number | null;
  interval: Range | null;
  outlook: Outlook;
  /** How many rows will have counted at the due date, as far as one can tell. */
  planned: number;
  probability: number;
  coverage: Coverage;
  /** All rows that can count have come. */
  isOver: boolean;
  prior: Prior;
  volume: Volume;
  /** What one knows of the level without its drift, and the drift. */
  belief: Belief;
  drift: Drift;
  /** The level as it is thought to be at the end of the last day that counts. */
  levelNow: number;
}

export interface Coverage {
  covered: number;
  needed: number;
}

/** The last day whose rows are complete: yesterday, or the last one that has matured. */
export function lastCountedDay(metric: GoalMetric, today: string): string {
  return addDays(today, -(metric.maturesAfterDays ?? 0) - 1);
}

/** The first day whose rows count for the final value. */
function firstCountedDay({ kind, startDate, dueDate, levelWeeks }: Goal): string {
  return kind === 'period' ? startDate : addDays(dueDate, 1 - 7 * levelWeeks);
}

export function progressOf({ goal, baseline, days, peers, coveredDays, today }: GoalData): GoalProgress {
  const lastDay = lastCountedDay(goal.metric, today);
  const to = earlierOf(lastDay, goal.dueDate);
  const first = firstCountedDay(goal);
  const from = goal.kind === 'period' ? first : addDays(to, 1 - 7 * goal.levelWeeks);
  const known = daysWithin(days, '0000', lastDay);
  const soFar = addTallies(daysWithin(known, first, to));
  const shown = addTallies(daysWithin(known, from, to));
  const prior = priorOf(goal.metric, peers, baseline);
  const volume = volumeOf(known, lastDay);
  const daysToCome = daysBetween(lastDay >= first ? lastDay : addDays(first, -1), goal.dueDate);
  const toCome = expectedRows(volume, Math.max(0, daysToCome));
  const belief = beliefOf(goal.metric, prior, known, lastDay);
  const drift = driftOf(known, lastDay, belief.rowDeviation);
  const weeksAhead = (date: string) => Math.max(0, daysBetween(lastDay, date)) / 7;
  const ahead = driftOn(belief, drift, weeksAhead(addDays(first, -1)), weeksAhead(goal.dueDate));
  const outlook = { soFar, belief: ahead, toCome };
  return {
    from,
    to,
    shown,
    value: meanOf(shown),
    interval: intervalOf(goal.metric, shown),
    outlook,
    planned: soFar.n + toCome.mean,
    probability: reach(outlook, goal),
    coverage: coverageOf(coveredDays, from, to),
    isOver: lastDay >= goal.dueDate,
    prior,
    volume,
    belief,
    drift,
    levelNow: levelOf(driftOn(belief, drift, 0, 0)),
  };
}

/** 95 %: Wilson's for a share, Student's for a mean; null below two rows. */
export function intervalOf(metric: GoalMetric, tally: Tally): Range | null {
  if (tally.n <= 0) return null;
  return metric.kind === 'proportion'
    ? wilsonInterval(tally.sum, tally.n)
    : meanInterval(tally.n, tally.sum / tally.n, rowDeviation(tally));
}

/** How many of the working days (Monday to Friday) from `from` to `to` have data. */
export function coverageOf(coveredDays: ReadonlySet<string>, from: string, to: string): Coverage {
  const coverage = { covered: 0, needed: 0 };
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    coverage.needed += 1;
    if (coveredDays.has(day)) coverage.covered += 1;
  }
  return coverage;
}
