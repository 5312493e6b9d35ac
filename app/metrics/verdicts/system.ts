import { group } from 'd3-array';
import { benjaminiHochberg } from '../../statistics/benjamini-hochberg';
import { twoSidedP } from '../../statistics/distributions';
import type { Metric } from '../metric';
import { kindOf, type VerdictKind } from './judge';
import { ownSigma, pooledSigma } from './over-time';
import { scaleOf } from './scale';
import { RECENT_WEEKS, type Series, tellingPoints, type WeekPoint, weightedMean, withBaseline } from './series';
import { atOnce, type Steps } from './steps';
import { add, NOTHING, relativeVariance, type Tally } from './tally';

/** A stretch of weeks in which a queue's figure moved for most who serve it. */
export interface SystemFinding {
  queue: number;
  metric: Metric;
  kind: VerdictKind;
  /** Mondays of the first and last week. */
  fromWeek: string;
  toWeek: string;
  during: number;
  before: number;
  sample: number;
  /** How many people served it then, and how many of them moved the same way. */
  people: number;
  moved: number;
  adjustedP: number;
}

export interface QueueCell {
  queue: number;
  person: number;
  week: string;
  tally: Tally;
}

/** A queue's strongest stretch of one metric, before it is known whether it counts. */
interface Candidate {
  queue: number;
  own: QueueCell[];
  series: Series;
  weeks: string[];
  z: number;
  p: number;
}

/** Stricter than for people: a queue's days also drift by staffing and season, which no cause stands behind. */
const FALSE_DISCOVERY_RATE = 0.01;
/** At least this share of those who serve a queue must have moved the same way before it is the queue's. */
const SHARED_BY = 0.8;
const FEWEST_PEOPLE = 4;
const THIN_STRETCH = 3;

/** Finds, for one metric after the other, the queues whose recent weeks left their own expected range for most people. */
export function findSystemChanges(
  metrics: readonly { metric: Metric; cells: readonly QueueCell[] }[],
): SystemFinding[] {
  return atOnce(systemInSteps(metrics));
}

/** The same, to be stopped after any queue. */
export function* systemInSteps(
  metrics: readonly { metric: Metric; cells: readonly QueueCell[] }[],
): Steps<SystemFinding[]> {
  const candidates: Candidate[] = [];
  for (const { metric, cells } of metrics) {
    const all: { queue: number; own: QueueCell[]; series: Series }[] = [];
    for (const [queue, own] of group(cells, (cell) => cell.queue)) {
      yield;
      all.push({ queue, own, series: queueSeries(metric, own) });
    }
    const pooled = pooledSigma(all.map(({ series }) => series));
    for (const { queue, own, series } of all) {
      const found = strongestStretch(series, ownSigma(series, pooled));
      if (found) candidates.push({ queue, own, series, ...found });
    }
  }
  const adjusted = benjaminiHochberg(candidates.map(({ p }) => p));
  const findings: SystemFinding[] = [];
  for (const [index, { queue, own, series, weeks, z }] of candidates.entries()) {
    if (adjusted[index]! > FALSE_DISCOVERY_RATE) continue;
    yield;
    const shared = countMoved(series.metric, own, weeks, Math.sign(z));
    if (shared.people < FEWEST_PEOPLE || shared.moved / shared.people < SHARED_BY) continue;
    const during = sum(own.filter((cell) => weeks.includes(cell.week)));
    const baseline = tellingPoints(series, 'baseline').map((point) => point.week);
    const before = sum(own.filter((cell) => baseline.includes(cell.week)));
    findings.push({
      queue,
      metric: series.metric,
      kind: kindOf(series.metric, z),
      fromWeek: weeks[0]!,
      toWeek: weeks.at(-1)!,
      during: during.x / during.n,
      before: before.x / before.n,
      sample: during.n,
      ...shared,
      adjustedP: adjusted[index]!,
    });
  }
  return findings;
}

/** The queue's weeks against its own long-run level. */
function queueSeries(metric: Metric, cells: readonly QueueCell[]): Series {
  const scale = scaleOf(metric);
  const all = sum(cells);
  const level = all.n > 0 ? all.x / all.n : 0;
  const spread = metric.kind === 'proportion' ? level * (1 - level) : relativeVariance(all) * level * level;
  const weeks = group(cells, (cell) => cell.week);
  const points: WeekPoint[] = [...weeks.keys()].sort().flatMap((week) => {
    const { x, n } = sum(weeks.get(week)!);
    if (n <= 0 || level <= 0) return [];
    return [
      {
        week,
        value: x / n,
        sample: n,
        x,
        expected: level,
        deviation: scale.observe(x, n, level) - scale.to(level),
        standardError: Math.max(1e-9, Math.sqrt(spread / n) * scale.slope(level)),
        phase: 'baseline' as const,
      },
    ];
  });
  return withBaseline(metric, points);
}

/** The stretch of up to eight weeks, ending in the last eight, that is farthest out; its p pays for all that were tried. */
function strongestStretch(series: Series, sigma: number): { weeks: string[]; z: number; p: number } | null {
  const baseline = tellingPoints(series, 'baseline');
  const judged = tellingPoints(series, 'judged');
  if (series.weeksMissing > 0 || judged.length === 0) return null;
  const baselineVariance = 1 / baseline.reduce((total, point) => total + point.standardError ** -2, 0);
  let best: { weeks: string[]; z: number } | null = null;
  let tried = 0;
  for (let end = Math.max(0, judged.length - RECENT_WEEKS); end < judged.length; end++) {
    for (let length = 1; length <= RECENT_WEEKS && length <= end + 1; length++) {
      const stretch = judged.slice(end - length + 1, end + 1);
      const weight = stretch.reduce((total, point) => total + point.standardError ** -2, 0);
      const z = (weightedMean(stretch) - series.ownLevel) / (sigma * Math.sqrt(1 / weight + baselineVariance));
      tried++;
      if (!best || Math.abs(z) > Math.abs(best.z)) best = { weeks: stretch.map((point) => point.week), z };
    }
  }
  return best && { ...best, p: Math.min(1, tried * twoSidedP(best.z)) };
}

/** How many of those who served the queue in these weeks were on that side of their own earlier level there. */
function countMoved(metric: Metric, cells: readonly QueueCell[], weeks: readonly string[], side: number) {
  let people = 0;
  let moved = 0;
  for (const own of group(cells, (cell) => cell.person).values()) {
    const during = sum(own.filter((cell) => weeks.includes(cell.week)));
    const before = sum(own.filter((cell) => cell.week < weeks[0]!));
    if (during.n < THIN_STRETCH || before.n < metric.minimumSample) continue;
    people++;
    if (Math.sign(during.x / during.n - before.x / before.n) === side) moved++;
  }
  return { people, moved };
}

function sum(cells: readonly QueueCell[]): Tally {
  return cells.reduce((total, cell) => add(total, cell.tally), NOTHING);
}
