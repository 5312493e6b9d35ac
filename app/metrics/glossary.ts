import { DEFAULT_SETTINGS, type Settings } from 'db/default-settings';
import { getMetric, type MetricId } from './catalogue';
import { formatDuration } from './format';
import { OPINION_WORDS } from './glossary/opinion';
import { RESOLUTION_WORDS } from './glossary/resolution';
import { TICKET_WORDS } from './glossary/tickets';
import { TIME_WORDS } from './glossary/time';
import { VOLUME_WORDS } from './glossary/volume';
import { WORKFORCE_WORDS } from './glossary/workforce';
import type { DescribedMetric, MetricWords } from './metric';
import { serviceLevelExample, serviceLevelFormula } from './service-level-words';

/** Apart from the catalogue, which every browser loads: these texts are longer than all the rest of it. */
const WORDS: Record<MetricId, MetricWords> = {
  ...VOLUME_WORDS,
  ...TIME_WORDS,
  ...RESOLUTION_WORDS,
  ...TICKET_WORDS,
  ...OPINION_WORDS,
  ...WORKFORCE_WORDS,
};

/** What a metric means as the settings have it, their values in its texts; without them as the defaults do. */
export function wordsOf(id: MetricId, settings: Settings = DEFAULT_SETTINGS): MetricWords {
  const values = valuesIn(settings);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  const { description, formula, example, howItGetsGamed } = WORDS[id];
  return { description: fill(description), formula: fill(formula), example: fill(example), howItGetsGamed };
}

/** A metric as the settings have it, with what it means. */
export function describeMetric(id: MetricId, settings: Settings): DescribedMetric {
  return { ...getMetric(id, settings), ...wordsOf(id, settings) };
}

const valuesIn = (settings: Settings): Record<string, string> => ({
  service_level_formula: serviceLevelFormula(settings.service_level_variant, settings.threshold_ms),
  service_level_example: serviceLevelExample(settings.service_level_variant),
  threshold: formatDuration(settings.threshold_ms),
  short_abandon: formatDuration(settings.short_abandon_ms),
  repeat_days: String(settings.repeat_days),
  escalation_reasons: reasons(settings.escalation_reasons),
  complaint_reasons: reasons(settings.complaint_reasons),
});

const reasons = (given: readonly string[]) =>
  given.length > 0 ? given.map((reason) => `“${reason}”`).join(', ') : 'none is chosen yet';
