import type { Direction, MeanMetric, Metric, ProportionMetric } from '../metric';

/**
 * What a goal can be set on: a share or a mean. A count says how much came in, a quantile cannot be added up, and of a
 * ratio of time nobody knows how much chance moves it.
 */
export type GoalMetric = ProportionMetric | MeanMetric;
export type GoalKind = 'period' | 'level';
export type Aim = 'higher' | 'lower';

/** What was agreed. Days are inclusive; target and limits are in the metric's unit. */
export interface Goal {
  metric: GoalMetric;
  isForPerson: boolean;
  kind: GoalKind;
  /** For a level: over how many last weeks. */
  levelWeeks: number;
  target: number;
  startDate: string;
  dueDate: string;
  aim: Aim;
}

export function isGoalMetric(metric: Metric): metric is GoalMetric {
  return metric.kind === 'proportion' || metric.kind === 'mean';
}

/** Which way is better for this goal; where the metric has a band, the way from its baseline to its target. */
export function aimOf(direction: Direction, { target, baseline }: { target: number; baseline: number }): Aim {
  if (direction !== 'band') return direction;
  return target < baseline ? 'lower' : 'higher';
}

export function meetsTarget(value: number, target: number, aim: Aim): boolean {
  return aim === 'higher' ? value >= target - 1e-9 : value <= target + 1e-9;
}
