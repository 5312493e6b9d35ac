import type { LegDuration } from 'db/leg-durations';
import type { Measure } from 'db/measures';

export type Unit = 'ms' | 'share' | 'score' | 'count';
export type Direction = 'higher' | 'lower' | 'band';
/** Who controls it. A system metric never yields a verdict on a person. */
export type Control = 'agent' | 'mixed' | 'system';

interface MetricBase {
  id: string;
  label: string;
  /** A short label for tight tables: AHT, FCR. */
  shortLabel: string;
  description: string;
  formula: string;
  example: string;
  howItGetsGamed: string;
  unit: Unit;
  direction: Direction;
  decimals: number;
  /** Below this many in the denominator a figure is not reliable. */
  minimumSample: number;
  counterMetrics: readonly string[];
  control: Control;
  version: number;
  /** What the denominator counts, for "n 105 answers": singular and plural. */
  sampleNoun: readonly [string, string];
  /** Only days at least this many days before today count. */
  maturesAfterDays?: number;
  /** Which rows stand behind it on /contacts. */
  rows: 'legs' | 'answers' | 'reviews' | 'agent_intervals' | 'adherence_intervals';
}

/** A count of something: no denominator. */
export interface CountMetric extends MetricBase {
  kind: 'count';
  numerator: readonly Measure[];
}
/** Σ numerator / (Σ denominator − Σ minus) of yes-or-no rows: Wilson's interval. `isComplement`: 1 − the ratio. */
export interface ProportionMetric extends MetricBase {
  kind: 'proportion';
  numerator: readonly Measure[];
  denominator: readonly Measure[];
  /** Left out of the denominator. */
  minus?: readonly Measure[];
  isComplement?: boolean;
}
/**
 * Σ numerator / Σ denominator of values. `spread` gives the standard deviation of one row: how many rows, the sum and
 * the sum of squares of their values (squares in s² where the unit is ms). Its count is also the sample.
 */
export interface MeanMetric extends MetricBase {
  kind: 'mean';
  numerator: readonly Measure[];
  denominator: readonly Measure[];
  spread: { count: Measure; sum: Measure; squares: Measure };
}
/** A quantile over rows; cannot be summed, so it is read from the legs of the window (type 7). */
export interface QuantileMetric extends MetricBase {
  kind: 'quantile';
  column: LegDuration;
  /** The quantile shown first, then beside it. */
  quantiles: readonly [number, number];
}
/**
 * Σ numerator / Σ denominator of amounts of time from interval reports, in hours; the numerator may be a count instead.
 * The hours below the line are the sample. No interval: time is no series of independent yes-or-no rows, the half-hours
 * of one shift hang together, and how full they are is the staffing's doing, so that any would promise too much.
 */
export interface RatioMetric extends MetricBase {
  kind: 'ratio';
  numerator: readonly Measure[];
  denominator: readonly Measure[];
  isComplement?: boolean;
  /** The numerator counts contacts rather than time. */
  isPerHour?: boolean;
}
export type Metric = CountMetric | ProportionMetric | MeanMetric | QuantileMetric | RatioMetric;

export interface Interval {
  low: number;
  high: number;
  confidence: number;
}

/** What a view is handed: never a bare number. */
export interface Figure {
  metricId: string;
  /** In the metric's unit: ms, 0–1, score, count. Null where there is nothing to divide by. */
  value: number | null;
  /** What is divided, so that numerator / denominator is the value: of a complement, the rows that did not. */
  numerator: number;
  denominator: number | null;
  /** How many answers, contacts, reviews, or hours, stand behind it. */
  sample: number;
  interval: Interval | null;
  isReliable: boolean;
  /** The second quantile, of a quantile metric. */
  second?: number | null;
}
