import { OPINION_METRICS } from './catalogue/opinion';
import { RESOLUTION_METRICS } from './catalogue/resolution';
import { TIME_METRICS } from './catalogue/time';
import { VOLUME_METRICS } from './catalogue/volume';
import { WORKFORCE_METRICS } from './catalogue/workforce';
import type { Metric } from './metric';

/** Every metric, declared once; pages, goals, the command line and /contacts read it here. */
const CATALOGUE = {
  ...VOLUME_METRICS,
  ...TIME_METRICS,
  ...RESOLUTION_METRICS,
  ...OPINION_METRICS,
  ...WORKFORCE_METRICS,
};

export type MetricId = keyof typeof CATALOGUE;

export const METRIC_IDS = Object.keys(CATALOGUE) as MetricId[];

/** In the order in which the glossary has them. */
export const METRICS: readonly Metric[] = Object.values(CATALOGUE);

/** The metrics of the catalogue by family, for pages that list them. */
export const METRIC_FAMILIES: readonly { title: string; metrics: readonly Metric[] }[] = [
  { title: 'Volume and waiting', metrics: Object.values(VOLUME_METRICS) },
  { title: 'Time', metrics: Object.values(TIME_METRICS) },
  { title: 'Resolution', metrics: Object.values(RESOLUTION_METRICS) },
  { title: 'What customers and reviewers say', metrics: Object.values(OPINION_METRICS) },
  { title: 'Paid time and schedule', metrics: Object.values(WORKFORCE_METRICS) },
];

export function getMetric(id: MetricId): Metric {
  return CATALOGUE[id];
}

export function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(CATALOGUE, id);
}

/** The metric of an id that came from outside, or null. */
export function findMetric(id: string | null | undefined): Metric | null {
  return id && isMetricId(id) ? CATALOGUE[id] : null;
}
