import { type DifferenceOfChanges, differenceOfChanges, pooled } from '../../statistics/difference-of-changes';
import { dersimonianLaird } from '../../statistics/normal-shrinkage';
import type { Metric } from '../metric';
import type { Cell } from '../verdicts/reference';
import { type Scale, scaleOf } from '../verdicts/scale';
import { add, NOTHING, type Tally } from '../verdicts/tally';
import { closestUnits } from './closest-units';
import { rowsNeeded } from './rows-needed';
import { sharedReference } from './shared-reference';
import { isWhole, measuredWindows, rowsIn, unitsOf, type WholeUnit } from './unit';
import type { EffectWindows } from './windows';

/** Of all that is looked at after one event, at most this share of events without any effect is given one. */
export const FALSE_EFFECTS = 0.05;
/** A difference this large on the metric's scale (10 % of a time, 9 points of a share of 70 %) must not go unseen. */
const WORTH_SEEING = 0.1;
/** Fewer people than this are no comparison. */
const FEWEST_COMPARABLE = 3;

export type EffectKind = 'better' | 'worse' | 'changed' | 'none' | 'unknown';

/** Why nothing can be told: too_early and few_after may pass, few_before and nobody_comparable will not; wide has its number. */
type Unknown = 'too_early' | 'few_before' | 'few_after' | 'nobody_comparable' | 'wide';

/** One person or queue that had the event, in the metric's unit. */
interface EffectUnit {
  id: number;
  before: Tally;
  leadUp: Tally;
  after: Tally;
  /** What their own past, and what comparable people did since, lead to expect; null where that cannot be told. */
  without: number | null;
}

export interface Effect {
  metric: Metric;
  windows: EffectWindows;
  kind: EffectKind;
  why: Unknown | null;
  /** The rows of those who could be measured, in each window. */
  before: Tally;
  leadUp: Tally;
  after: Tally;
  units: EffectUnit[];
  /** How many could not be measured, for too few rows. */
  leftOut: number;
  comparable: number;
  /** In the metric's unit: what is likely without it, and after less that, with its interval. */
  estimate: { without: number; difference: number; low: number; high: number; confidence: number } | null;
  /** How many more rows after would tell an effect worth seeing; null where none needs to come or none would help. */
  moreRows: number | null;
}

export interface EffectQuestion {
  metric: Metric;
  /** Of everybody, in any week of the windows; `person` is a queue's id where queues are compared. */
  cells: readonly Cell[];
  about: 'people' | 'queues';
  windows: EffectWindows;
  /** The units that had the event. */
  treated: ReadonlySet<number>;
  /** Units without such an event that are otherwise alike. */
  comparable: ReadonlySet<number>;
  confidence: number;
}

/** What followed an event on one metric. An S metric says nothing of people: asking for it is a mistake. */
export function measureEffect(question: EffectQuestion): Effect {
  const { metric, windows, treated, comparable } = question;
  if (question.about === 'people' && metric.control === 'system')
    throw new TypeError(`${metric.id} is the system's: it has no effect on people`);
  const { reference, cells } = sharedReference(question);
  const all = unitsOf(reference, cells, windows);
  const own = all.filter(({ id }) => treated.has(id));
  const whole = own.filter(isWhole);
  const others = all.filter((unit): unit is WholeUnit => comparable.has(unit.id) && isWhole(unit));
  const leftOut = treated.size - whole.length;
  const unknown = (why: Unknown, moreRows: number | null = null): Effect => {
    const units = [...treated].map((id) => rowsOfUnit(question, id));
    return {
      metric,
      windows,
      kind: 'unknown',
      why,
      ...sumOf(units),
      units,
      leftOut,
      comparable: others.length,
      estimate: null,
      moreRows,
    };
  };
  if (windows.after === null) return unknown('too_early');
  if (comparable.size === 0) return unknown('nobody_comparable');
  if (!own.some(({ before }) => before)) return unknown('few_before');
  if (others.length < FEWEST_COMPARABLE) return unknown('nobody_comparable');
  if (whole.length === 0) {
    const pending = own.flatMap((unit) => (unit.before ? [{ ...unit, before: unit.before, after: unit.before }] : []));
    const found = compareUnits(pending, others, question.confidence);
    const has = sumOf(pending.map(({ id }) => rowsOfUnit(question, id))).after.n;
    return unknown('few_after', found && moreRowsOf(found, pending, has));
  }
  const found = compareUnits(whole, others, question.confidence);
  if (!found) return unknown('nobody_comparable');
  const scale = scaleOf(metric);
  const meanwhile = pooled(found.comparable).mean;
  const units = whole.map(({ id, after }, at) => ({
    ...rowsOfUnit(question, id),
    without: scale.from(scale.to(after.expected) + found.treated[at]!.expected + meanwhile),
  }));
  const sums = sumOf(units);
  const kind = kindOf(metric, found);
  return {
    metric,
    windows,
    kind,
    why: kind === 'unknown' ? 'wide' : null,
    ...sums,
    units,
    leftOut,
    comparable: found.comparable.length,
    estimate: inUnitOfMetric(scale, sums.after, found),
    moreRows: kind === 'unknown' ? moreRowsOf(found, whole, sums.after.n) : null,
  };
}

/** The population is everybody comparable; those compared with are the closest of them. */
function compareUnits(units: readonly WholeUnit[], others: readonly WholeUnit[], confidence: number) {
  const population = dersimonianLaird(others.map(({ before }) => before.measured));
  if (!population) return null;
  return differenceOfChanges({
    population,
    treated: units.map(measuredWindows),
    comparable: closestUnits(units, others).map(measuredWindows),
    confidence,
  });
}

function kindOf(metric: Metric, { low, high }: DifferenceOfChanges): EffectKind {
  if (low <= 0 && high >= 0) return (high - low) / 2 <= WORTH_SEEING ? 'none' : 'unknown';
  if (metric.direction === 'band') return 'changed';
  return low > 0 === (metric.direction === 'higher') ? 'better' : 'worse';
}

function moreRowsOf(found: DifferenceOfChanges, units: readonly WholeUnit[], has: number): number | null {
  const needed = rowsNeeded({
    pending: found.treated.map(({ variance, afterVariance }, at) => ({
      fixed: variance - afterVariance,
      perRow: units[at]!.before.measured.variance * units[at]!.before.tally.n,
    })),
    otherVariance: pooled(found.comparable).variance,
    comparable: found.comparable.length,
    confidence: found.confidence,
    halfWidth: WORTH_SEEING,
  });
  return needed === null ? null : Math.max(1, needed - has);
}

/** The difference as seen from what was seen after, so that after less without it is the difference. */
function inUnitOfMetric(scale: Scale, { x, n }: Tally, { difference, low, high, confidence }: DifferenceOfChanges) {
  const seen = x / n;
  const less = (effect: number) => seen - scale.from(scale.to(seen) - effect);
  return {
    without: seen - less(difference),
    difference: less(difference),
    low: less(low),
    high: less(high),
    confidence,
  };
}

function rowsOfUnit({ cells, windows }: EffectQuestion, id: number): EffectUnit {
  const own = cells.filter(({ person }) => person === id);
  return {
    id,
    before: rowsIn(own, windows.before),
    leadUp: rowsIn(own, windows.leadUp),
    after: rowsIn(own, windows.after),
    without: null,
  };
}

function sumOf(units: readonly EffectUnit[]) {
  const sum = (window: 'before' | 'leadUp' | 'after') =>
    units.reduce((total, unit) => add(total, unit[window]), NOTHING);
  return { before: sum('before'), leadUp: sum('leadUp'), after: sum('after') };
}
