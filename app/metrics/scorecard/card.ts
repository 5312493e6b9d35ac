import type { MetricId } from '../catalogue';
import type { Figure } from '../metric';
import type { Definition, ScoredMetric } from './definition';
import { type Estimate, type Points, pointsOfEstimate } from './points';
import { changeOf, type Score, type ScoreChange, scoreOf } from './score';

/** What is known of one metric of a person or a team in a period. */
export interface Measurement {
  /** The actual figure, at the scorecard's confidence. */
  counted: Figure;
  /** What others reach on the same contacts in the same months; null if the points use the actual figure. */
  expected: number | null;
  /** What the points are of: on equal contacts where it can be told. At both confidences; null while rows are missing. */
  estimate: { shown: Estimate; change: Estimate } | null;
  /** How many more rows until it counts. */
  missing: number;
}

export interface CardMetric extends ScoredMetric, Measurement {
  points: Points | null;
}

interface CardPillar {
  name: string;
  weight: number;
  metrics: CardMetric[];
  score: Score;
}

/** A scorecard as it is shown. */
export interface ScoreCard {
  whole: Score;
  pillars: CardPillar[];
}

/** The card of somebody's measurements; `by` says of which estimate, and so at which confidence. */
export function cardOf(
  { pillars }: Definition,
  measured: ReadonlyMap<MetricId, Measurement>,
  by: 'shown' | 'change' = 'shown',
): ScoreCard {
  const found = pillars.map((pillar) => {
    const metrics = pillar.metrics.map((metric): CardMetric => {
      const measurement = measured.get(metric.metricId)!;
      const estimate = measurement.estimate?.[by];
      return { ...metric, ...measurement, points: estimate ? pointsOfEstimate(metric, estimate) : null };
    });
    return {
      ...pillar,
      metrics,
      score: scoreOf(metrics.map(({ weight, points }) => ({ weight: weight / 100, points }))),
    };
  });
  const parts = found.flatMap(({ weight, metrics }) =>
    metrics.map((metric) => ({ weight: (weight * metric.weight) / 10_000, points: metric.points })),
  );
  return { whole: scoreOf(parts), pillars: found };
}

/** What changed between two periods of somebody, both by one definition: of the whole, and of each pillar. */
export function changesBetween(
  definition: Definition,
  before: ReadonlyMap<MetricId, Measurement>,
  now: ReadonlyMap<MetricId, Measurement>,
): { whole: ScoreChange | null; pillars: { name: string; change: ScoreChange | null }[] } {
  const [earlier, later] = [cardOf(definition, before, 'change'), cardOf(definition, now, 'change')];
  return {
    whole: changeOf(earlier.whole, later.whole),
    pillars: later.pillars.map(({ name, score }, at) => ({
      name,
      change: changeOf(earlier.pillars[at]!.score, score),
    })),
  };
}
