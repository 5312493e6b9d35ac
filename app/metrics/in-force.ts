import type { ServiceLevelVariant, Settings } from 'db/default-settings';
import { formatDuration } from './format';
import type { Metric } from './metric';

/** The four usual variants (Cisco's names but for the first); the example has 70, 15, 10 and 5 of them. */
const SERVICE_LEVEL: Record<ServiceLevelVariant, { formula: string; example: string }> = {
  answered_only: { formula: 'answered within {threshold} ÷ answered', example: '70 ÷ 85 = 82%' },
  ignore: {
    formula: 'answered within {threshold} ÷ (answered + abandoned after {threshold})',
    example: '70 ÷ 90 = 78%',
  },
  negative: { formula: 'answered within {threshold} ÷ (answered + abandoned)', example: '70 ÷ 100 = 70%' },
  positive: {
    formula: '(answered within {threshold} + abandoned within {threshold}) ÷ (answered + abandoned)',
    example: '80 ÷ 100 = 80%',
  },
};

/** The formula of a variant of the service level, in words. */
export function serviceLevelFormula(variant: ServiceLevelVariant, thresholdMs: number): string {
  return SERVICE_LEVEL[variant].formula.replaceAll('{threshold}', formatDuration(thresholdMs));
}

const reasons = (given: readonly string[]) =>
  given.length > 0 ? given.map((reason) => `“${reason}”`).join(', ') : 'none is chosen yet';

/** A declared metric as the center's settings have it: their values in its texts, and the days that it needs to mature. */
export function inForce<M extends Metric>(metric: M, settings: Settings): M {
  const words: Record<string, string> = {
    service_level_formula: serviceLevelFormula(settings.service_level_variant, settings.threshold_ms),
    service_level_example: SERVICE_LEVEL[settings.service_level_variant].example,
    threshold: formatDuration(settings.threshold_ms),
    short_abandon: formatDuration(settings.short_abandon_ms),
    repeat_days: String(settings.repeat_days),
    escalation_reasons: reasons(settings.escalation_reasons),
    complaint_reasons: reasons(settings.complaint_reasons),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => words[name] ?? hole);
  return {
    ...metric,
    description: fill(metric.description),
    formula: fill(metric.formula),
    example: fill(metric.example),
    ...(metric.maturesBy && { maturesAfterDays: settings[metric.maturesBy] }),
  };
}
