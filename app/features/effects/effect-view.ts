import { METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import type { Effect } from '~/metrics/effects/effect';

/** An effect as pages are handed it: the metric by its id, and after how many days by the settings a row of it counts. */
export type EffectView = Omit<Effect, 'metric'> & { metricId: MetricId; maturesAfterDays: number };

export function toView({ metric, ...effect }: Effect): EffectView {
  const metricId = METRIC_IDS.find((id) => id === metric.id);
  if (!metricId) throw new TypeError(`${metric.id} is in no catalogue`);
  return { ...effect, metricId, maturesAfterDays: metric.maturesAfterDays ?? 0 };
}
