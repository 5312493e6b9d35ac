import type { MeasureSums } from 'db/measures';
import { evaluate } from '../evaluate';
import type { GoalMetric } from '../goals/goal';
import { adjustedInterval, type Standing } from '../verdicts/between';
import type { Measurement } from './card';
import type { Estimate } from './points';
import { CHANGE_CONFIDENCE, CONFIDENCE } from './score';

/**
 * A metric's figure from sums over somebody's rows of a period, and what its points are of: on equal contacts where
 * there is a standing among others, else the actual figure. Too few rows give no points.
 */
export function measurementOf(metric: GoalMetric, sums: Partial<MeasureSums>, standing?: Standing): Measurement {
  const counted = evaluate(metric, sums, CONFIDENCE);
  const estimateAt = standing
    ? (confidence: number) => adjustedEstimate(standing, confidence)
    : (confidence: number) => countedEstimate(metric, sums, confidence);
  const shown = counted.isReliable ? estimateAt(CONFIDENCE) : null;
  const change = counted.isReliable ? estimateAt(CHANGE_CONFIDENCE) : null;
  return {
    counted,
    expected: standing?.expected ?? null,
    estimate: shown && change ? { shown, change } : null,
    missing: counted.isReliable ? 0 : Math.max(1, Math.ceil(metric.minimumSample - counted.sample)),
  };
}

function adjustedEstimate(standing: Standing, confidence: number): Estimate {
  const top = standing.metric.unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
  const value = Math.min(top, standing.adjusted);
  const { low, high } = adjustedInterval(standing, confidence);
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

function countedEstimate(metric: GoalMetric, sums: Partial<MeasureSums>, confidence: number): Estimate | null {
  const { value, interval } = evaluate(metric, sums, confidence);
  return value === null || interval === null ? null : { value, low: interval.low, high: interval.high };
}
