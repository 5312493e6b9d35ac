import type { Settings } from 'db/default-settings';
import type { LegDuration } from 'db/leg-durations';
import type { Measure } from 'db/measures';

export type Unit = 'ms' | 'share' | 'score' | 'count';
export type Direction = 'higher' | 'lower' | 'band';
/** Who controls it. A system metric never yields a verdict on a person. */
type Control = 'agent' | 'mixed' | 'system';

interface MetricBase {
  id: string;
  label: string;
  /** A short label for tight tables: AHT, FCR. */
  shortLabel: string;
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
  /** The settings that its figures depend on: a change of one makes a new version. Its words name them in braces. */
  dependsOn?: readonly (keyof Settings | 'calendars')[];
  /** Only days older than the days of this setting count. */
  maturesBy?: 'repeat_days';
  /** That many days, of a metric under settings (getMetric). */
  maturesAfterDays?: number;
  /** Which rows stand behind it on /contacts. */
  rows: 'legs' | 'chats' | 'answers' | 'reviews' | 'agent_intervals' | 'adherence_intervals';
}

/** A count of something: no denominator. */
interface CountMetric extends MetricBase {
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
interface RatioMetric extends MetricBase {
  kind: 'ratio';
  numerator: readonly Measure[];
  denominator: readonly Measure[];
  isComplement?: boolean;
  /** The numerator counts contacts rather than time. */
  isPerHour?: boolean;
}
/** 100 × (Σ numerator − Σ minus) / Σ denominator: those for less those against, of all who were asked; −100 to 100. */
export interface NetMetric extends MetricBase {
  kind: 'net';
  numerator: readonly Measure[];
  /** Taken off above the line. */
  minus: readonly Measure[];
  denominator: readonly Measure[];
  scale: 100;
}
/** Events per number of rows: `scale` × Σ numerator / Σ denominator. Rare events: Poisson's exact interval. */
export interface EventRateMetric extends MetricBase {
  kind: 'event_rate';
  numerator: readonly Measure[];
  denominator: readonly Measure[];
  scale: number;
}
export type Metric =
  | CountMetric
  | ProportionMetric
  | MeanMetric
  | QuantileMetric
  | RatioMetric
  | NetMetric
  | EventRateMetric;

/** What a metric means, in words: only the server has them (glossary.ts), for a page is handed those that it shows. */
export interface MetricWords {
  description: string;
  formula: string;
  example: string;
  howItGetsGamed: string;
}
export type DescribedMetric = Metric & MetricWords;

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
  /**
   * What is divided, so that numerator / denominator is the value: of a complement, the rows that did not. Of a metric
   * with a scale the value is that many times the quotient.
   */
  numerator: number;
  denominator: number | null;
  /** How many answers, contacts, reviews, or hours, stand behind it. */
  sample: number;
  interval: Interval | null;
  isReliable: boolean;
  /** The second quantile, of a quantile metric. */
  second?: number | null;
}
