/** What becomes of who gave up waiting, in the service level: see the metric's formula. */
export const SERVICE_LEVEL_VARIANTS = ['ignore', 'answered_only', 'negative', 'positive'] as const;
export type ServiceLevelVariant = (typeof SERVICE_LEVEL_VARIANTS)[number];

/** On which day a week begins where weeks are shown; figures are of ISO weeks, from Monday. */
export const WEEK_STARTS = ['monday', 'sunday', 'saturday'] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];

/** In which month the first quarter of a calendar year begins; the others follow, three months apart. */
export const QUARTER_STARTS = ['january', 'february', 'march'] as const;
export type QuarterStart = (typeof QUARTER_STARTS)[number];

export interface Settings {
  /** Abandons shorter than this are left out of abandonment and service level. */
  short_abandon_ms: number;
  /** Answered within this counts for service level. */
  threshold_ms: number;
  service_level_variant: ServiceLevelVariant;
  /** A contact by the same customer for the same reason within these days is a repeat. */
  repeat_days: number;
  /** Reasons, as the sources write them, that mean that a contact was escalated; none: nothing tells. */
  escalation_reasons: readonly string[];
  /** Reasons that mean a complaint; none: nothing tells. */
  complaint_reasons: readonly string[];
  /** Where nothing nearer says which zone a time is in. */
  time_zone: string;
  /** What the center is called; '' where nobody has said. */
  center_name: string;
  week_start: WeekStart;
  /** Of the quarters of scorecards: the center's fiscal ones. */
  quarter_start: QuarterStart;
}

/** The center's default settings. Most change what a figure means. */
export const DEFAULT_SETTINGS: Settings = {
  short_abandon_ms: 5_000,
  threshold_ms: 20_000,
  service_level_variant: 'ignore',
  repeat_days: 7,
  escalation_reasons: [],
  complaint_reasons: [],
  time_zone: 'UTC',
  center_name: '',
  week_start: 'monday',
  quarter_start: 'january',
};
