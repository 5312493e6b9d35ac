import type { Measure } from 'db/measures';
import { measuresOf } from './measures-of';
import type { Metric } from './metric';

const OF_UNANSWERED = new Set<Measure>([
  'offered_count',
  'abandoned_count',
  'short_abandoned_count',
  'service_level_count',
]);

/** Whether contacts that nobody answered count in it: they belong to no person and no team, only to a queue and the center. */
export function countsUnanswered(metric: Metric): boolean {
  if (metric.kind === 'quantile') return metric.column === 'wait_ms';
  return measuresOf(metric).some((measure) => OF_UNANSWERED.has(measure));
}
