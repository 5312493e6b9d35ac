import type { Settings } from 'db/default-settings';

/** The settings of counting; the form has seconds where the database has milliseconds. */
export type Counting = Pick<
  Settings,
  | 'threshold_ms'
  | 'short_abandon_ms'
  | 'service_level_variant'
  | 'repeat_days'
  | 'escalation_reasons'
  | 'complaint_reasons'
>;

export type CountingFields = Record<
  'threshold_s' | 'service_level_variant' | 'short_abandon_s' | 'repeat_days',
  string
> &
  Record<'escalation_reasons' | 'complaint_reasons', string[]>;

/** The settings in force as the form has them. */
export function fieldsOf(settings: Counting): CountingFields {
  return {
    threshold_s: String(settings.threshold_ms / 1000),
    service_level_variant: settings.service_level_variant,
    short_abandon_s: String(settings.short_abandon_ms / 1000),
    repeat_days: String(settings.repeat_days),
    escalation_reasons: [...settings.escalation_reasons],
    complaint_reasons: [...settings.complaint_reasons],
  };
}
