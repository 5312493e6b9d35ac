import { addDays } from '~/clock';
import type { Metric } from '~/metrics/metric';

/** The last day that counts for a metric on a day: the one asked for, or earlier where the metric has to mature first. */
export function maturedTo(metric: Metric, to: string | undefined, asOf: string): string | undefined {
  if (metric.maturesAfterDays === undefined) return to;
  const matured = addDays(asOf, -metric.maturesAfterDays - 1);
  return to === undefined || to > matured ? matured : to;
}
