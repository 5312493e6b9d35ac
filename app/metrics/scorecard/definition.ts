import { findMetric, METRICS, type MetricId } from '../catalogue';
import { type GoalMetric, isGoalMetric } from '../goals/goal';
import type { Metric } from '../metric';
import type { Yardstick } from './points';

/** One metric of a pillar; its weight is in whole percent of the pillar. */
export interface ScoredMetric extends Yardstick {
  metricId: MetricId;
  metricVersion: number;
  weight: number;
}

/** Weights are in whole percent of the whole. */
export interface ScorecardPillar {
  name: string;
  weight: number;
  metrics: ScoredMetric[];
}

/** What a scorecard is made of. */
export interface Definition {
  pillars: ScorecardPillar[];
}

/** A share or a mean, which have an interval, that a person controls at least in part: whatever the system decides never counts. */
export function isScorable(metric: Metric): metric is GoalMetric {
  return isGoalMetric(metric) && metric.control !== 'system';
}

export const SCORABLE_METRICS: readonly GoalMetric[] = METRICS.filter(isScorable);

/** All metrics of a definition, each with its share of the whole. */
export function metricsOf({ pillars }: Definition): (ScoredMetric & { share: number })[] {
  return pillars.flatMap((pillar) =>
    pillar.metrics.map((metric) => ({ ...metric, share: (pillar.weight * metric.weight) / 10_000 })),
  );
}

/** The metric that is counted; throws where none such may ever count, whoever wrote it down. */
export function scoredMetric(metricId: string): GoalMetric {
  const metric = findMetric(metricId);
  if (!metric || !isScorable(metric)) throw new TypeError(`${metricId} may not count in a scorecard`);
  return metric;
}

/** Metrics that nothing else on the card watches: none of those that suffer first when they are gamed counts too. */
export function unguarded(definition: Definition): Metric[] {
  const ids = new Set<string>(metricsOf(definition).map(({ metricId }) => metricId));
  return [...ids]
    .map(scoredMetric)
    .filter(({ counterMetrics }) => counterMetrics.length > 0 && !counterMetrics.some((id) => ids.has(id)));
}
