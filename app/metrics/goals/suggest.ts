import { addDays } from '~/clock';
import { peerLevel } from './belief';
import { type Aim, type Goal, type GoalMetric, meetsTarget } from './goal';
import type { GoalProgress } from './progress';
import { reach } from './reach';
import { addTallies, type DayTally, daysWithin, meanOf } from './tally';

/** A target with where it comes from and P(reach) if work goes on as now. */
export interface TargetSuggestion {
  target: number;
  why: string;
  probability: number;
}

/** A goal being thought through, on the day of setting. */
export interface Suggesting {
  goal: Goal;
  /** The baseline's value. */
  baseline: number;
  progress: GoalProgress;
  /** The owner's days of the last year, in the goal's scope. */
  history: readonly DayTally[];
}

const QUARTER_DAYS = 84;
/** How likely the furthest suggestion still is. */
const POSSIBLE = 0.1;

/** Targets from the own history and from the peers' adjusted range, each rounded and better than the baseline, the nearest first. */
export function suggestTargets(asked: Suggesting): TargetSuggestion[] {
  const { metric } = asked.goal;
  const aim = wayOf(metric);
  const { prior } = asked.progress;
  return roundOff(asked, [
    { value: bestQuarter(metric, asked.history, aim), why: 'best 12 weeks in the past year' },
    { value: peerLevel(metric, prior, aim, 0.5), why: 'middle of peers, same contact mix' },
    { value: peerLevel(metric, prior, aim, 0.25), why: 'top 25% of peers, same contact mix' },
    { value: furthestPossible(asked), why: 'stretch (about 1 in 10)' },
  ]);
}

/** Which way is better where nobody has named a target yet. */
export function wayOf({ direction }: GoalMetric): Aim {
  return direction === 'higher' ? 'higher' : 'lower';
}

/** P(reach) of another target of the same goal. */
export function reachOf({ goal, progress }: Pick<Suggesting, 'goal' | 'progress'>, target: number): number {
  return reach(progress.outlook, { ...goal, target, aim: wayOf(goal.metric) });
}

function roundOff(asked: Suggesting, candidates: { value: number | null; why: string }[]): TargetSuggestion[] {
  const { metric } = asked.goal;
  const aim = wayOf(metric);
  const whys = new Map<number, string[]>();
  for (const { value, why } of candidates) {
    if (value === null) continue;
    const target = roundTarget(metric, value);
    const isPossible = target > 0 && (metric.unit !== 'share' || target <= 1);
    if (!isPossible || meetsTarget(asked.baseline, target, aim)) continue;
    whys.set(target, [...(whys.get(target) ?? []), why]);
  }
  return [...whys]
    .map(([target, why]) => ({ target, why: why.join('; '), probability: reachOf(asked, target) }))
    .sort((a, b) => Math.abs(a.target - asked.baseline) - Math.abs(b.target - asked.baseline));
}

/** The best twelve weeks of the history that hold enough rows to be a figure; null where none do. */
export function bestQuarter(metric: GoalMetric, history: readonly DayTally[], aim: Aim): number | null {
  const [first, last] = [history[0]?.date, history.at(-1)?.date];
  if (first === undefined || last === undefined) return null;
  const values: number[] = [];
  for (let to = last; addDays(to, 1 - QUARTER_DAYS) >= first; to = addDays(to, -7)) {
    const tally = addTallies(daysWithin(history, addDays(to, 1 - QUARTER_DAYS), to));
    const value = meanOf(tally);
    if (value !== null && tally.n >= metric.minimumSample) values.push(value);
  }
  if (values.length === 0) return null;
  return aim === 'higher' ? Math.max(...values) : Math.min(...values);
}

/** The furthest round value that is still possible; the nearest if none is. */
export function furthestPossible(asked: Pick<Suggesting, 'goal' | 'baseline' | 'progress'>): number | null {
  const [nearest = null, ...further] = roundValues(asked.goal.metric, asked.baseline);
  const tooFar = further.findIndex((target) => reachOf(asked, target) < POSSIBLE);
  return tooFar === -1 ? (further.at(-1) ?? nearest) : (further[tooFar - 1] ?? nearest);
}

/** Round values from the baseline on, the nearest first. */
export function roundValues(metric: GoalMetric, from: number): number[] {
  const step = stepOf(metric, from);
  const way = wayOf(metric) === 'higher' ? 1 : -1;
  const first = Math.round(from / step) + way;
  return Array.from({ length: 40 }, (_, index) => Number(((first + way * index) * step).toPrecision(12))).filter(
    (value) => value > 0 && (metric.unit !== 'share' || value <= 1),
  );
}

function roundTarget(metric: GoalMetric, value: number): number {
  const step = stepOf(metric, value);
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** By how much round values of this size differ: points of a share, seconds, or a twentieth of a score. */
export function stepOf({ unit, decimals }: GoalMetric, value: number): number {
  if (unit === 'share') return decimals > 0 ? 0.005 : 0.01;
  if (unit === 'ms') return value < 60_000 ? 1000 : value < 600_000 ? 5000 : 15_000;
  return 0.05;
}
