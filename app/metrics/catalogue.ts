import { DEFAULT_SETTINGS, type Settings } from 'db/default-settings';
import { OPINION_METRICS } from './catalogue/opinion';
import { RESOLUTION_METRICS } from './catalogue/resolution';
import { TICKET_METRICS } from './catalogue/tickets';
import { TIME_METRICS } from './catalogue/time';
import { VOLUME_METRICS } from './catalogue/volume';
import { WORKFORCE_METRICS } from './catalogue/workforce';
import type { Metric } from './metric';

/** Every metric, declared once; pages, goals, the command line and /contacts read it here. What it means: glossary.ts. */
const DECLARED = {
  ...VOLUME_METRICS,
  ...TIME_METRICS,
  ...RESOLUTION_METRICS,
  ...TICKET_METRICS,
  ...OPINION_METRICS,
  ...WORKFORCE_METRICS,
};

export type MetricId = keyof typeof DECLARED;

export const METRIC_IDS = Object.keys(DECLARED) as MetricId[];

const CATALOGUE = Object.fromEntries(METRIC_IDS.map((id) => [id, metricUnder(DEFAULT_SETTINGS, id)])) as Record<
  MetricId,
  Metric
>;

/** In the order in which the glossary has them, as long as nobody has changed a setting. */
export const METRICS: readonly Metric[] = Object.values(CATALOGUE);

const familyOf = (title: string, declared: object) => ({
  title,
  metrics: (Object.keys(declared) as MetricId[]).map((id) => CATALOGUE[id]),
});

/** The metrics of the catalogue by family, for pages that list them. */
export const METRIC_FAMILIES: readonly { title: string; metrics: readonly Metric[] }[] = [
  familyOf('Volume and waiting', VOLUME_METRICS),
  familyOf('Time', TIME_METRICS),
  familyOf('Resolution', RESOLUTION_METRICS),
  familyOf('Tickets', TICKET_METRICS),
  familyOf('What customers and reviewers say', OPINION_METRICS),
  familyOf('Paid time and schedule', WORKFORCE_METRICS),
];

/** A metric as the settings have it; without them as the defaults do: its measures are the same under all. */
export function getMetric(id: MetricId, settings?: Settings): Metric {
  return settings ? metricUnder(settings, id) : CATALOGUE[id];
}

function metricUnder(settings: Settings, id: MetricId): Metric {
  const metric: Metric = DECLARED[id];
  return metric.maturesBy ? { ...metric, maturesAfterDays: settings[metric.maturesBy] } : metric;
}

export function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(DECLARED, id);
}

/** The metric of an id that came from outside, or null. */
export function findMetric(id: string | null | undefined): Metric | null {
  return id && isMetricId(id) ? CATALOGUE[id] : null;
}
