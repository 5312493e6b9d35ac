import type { Metric } from '../metric';
import { getOrSet } from './get-or-set';
import { type Cell, type Expectation, expect, type Reference } from './reference';
import { type Scale, scaleOf } from './scale';

/** Weeks that the frozen baseline has; it is provisional from the smaller number on. */
const BASELINE_WEEKS = 20;
const PROVISIONAL_WEEKS = 12;
/** A change is judged over this many of the latest weeks. */
export const RECENT_WEEKS = 8;
/** A week with fewer rows than this is drawn, but says nothing. */
const THIN_WEEK = 3;

/** One week of one person (or queue): what was seen, what was expected, and how far apart on the metric's scale. */
export interface WeekPoint {
  week: string;
  value: number;
  sample: number;
  /** Σ of the numerator, so that a week can be summed with others. */
  x: number;
  /** Expected from the mix of queues alone, in the metric's unit. */
  expected: number;
  /** Observed − expected on the scale, and its standard deviation. */
  deviation: number;
  standardError: number;
  phase: 'baseline' | 'judged';
}

/** What several weeks say together. */
export type Together = Pick<WeekPoint, 'x' | 'sample' | 'deviation' | 'standardError'>;

export interface Series {
  metric: Metric;
  points: WeekPoint[];
  /** How many more weeks are needed before anything can be said; 0 once there is a baseline. */
  weeksMissing: number;
  /** The own usual deviation from what is expected, on the scale: what the baseline freezes. */
  ownLevel: number;
  /** How well it is known: its variance on the scale, by the rows alone. */
  levelVariance: number;
}

/** The weekly series of one person against what everybody else's contacts of the same weeks and queues lead to expect. */
export function buildSeries(reference: Reference, cells: readonly Cell[]): Series {
  const scale = scaleOf(reference.metric);
  const byWeek = new Map<string, Cell[]>();
  for (const cell of cells) getOrSet(byWeek, cell.week, () => []).push(cell);
  const points = [...byWeek.keys()]
    .sort()
    .map((week) => toPoint(scale, week, expect(reference, byWeek.get(week) ?? [])))
    .filter((point) => point !== null);
  return withBaseline(reference.metric, points);
}

/** Marks the first weeks as the frozen baseline and computes the own level from them. */
export function withBaseline(metric: Metric, points: WeekPoint[]): Series {
  const telling = points.filter((point) => point.sample >= THIN_WEEK);
  const weeks = Math.min(BASELINE_WEEKS, Math.max(PROVISIONAL_WEEKS, telling.length - RECENT_WEEKS));
  const last = telling[weeks - 1]?.week;
  for (const point of points) point.phase = last === undefined || point.week <= last ? 'baseline' : 'judged';
  const baseline = together(
    metric,
    telling.filter((point) => point.phase === 'baseline'),
  );
  return {
    metric,
    points,
    weeksMissing: Math.max(0, PROVISIONAL_WEEKS + 1 - telling.length),
    ownLevel: baseline?.deviation ?? 0,
    levelVariance: baseline ? baseline.standardError ** 2 : Number.POSITIVE_INFINITY,
  };
}

/** Several weeks as if they were one: sums against sums, so that thin weeks count by their rows. Null for no week. */
export function together(metric: Metric, points: readonly WeekPoint[]): Together | null {
  if (points.length === 0) return null;
  const scale = scaleOf(metric);
  let x = 0;
  let n = 0;
  let expected = 0;
  let variance = 0;
  for (const point of points) {
    x += point.x;
    n += point.sample;
    expected += point.sample * point.expected;
    variance += ((point.sample * point.standardError) / scale.slope(point.expected)) ** 2;
  }
  return {
    x,
    sample: n,
    deviation: scale.observe(x, n, expected / n) - scale.to(expected / n),
    standardError: (Math.sqrt(variance) / n) * scale.slope(expected / n),
  };
}

function toPoint(scale: Scale, week: string, found: Expectation | null): WeekPoint | null {
  if (!found) return null;
  const { observed, expected, standardError } = found;
  return {
    week,
    value: observed.x / observed.n,
    sample: observed.n,
    x: observed.x,
    expected,
    deviation: scale.observe(observed.x, observed.n, expected) - scale.to(expected),
    standardError: Math.max(1e-9, standardError * scale.slope(expected)),
    phase: 'baseline',
  };
}

/** Mean of the deviations, each weighted by what it knows. */
export function weightedMean(points: readonly WeekPoint[]): number {
  let weights = 0;
  let sum = 0;
  for (const point of points) {
    const weight = point.standardError ** -2;
    weights += weight;
    sum += weight * point.deviation;
  }
  return weights > 0 ? sum / weights : 0;
}

/** The points that can be judged: not too thin. */
export function tellingPoints(series: Series, phase?: WeekPoint['phase']): WeekPoint[] {
  return series.points.filter((point) => point.sample >= THIN_WEEK && (!phase || point.phase === phase));
}
