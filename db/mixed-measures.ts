import type { AnswerMeasure, LegMeasure } from './measures';

/** What the metrics need by which people are judged: the measures that week_mix keeps by part of day. */
export const MIXED_LEG_MEASURES = [
  'timed_count',
  'handle_ms',
  'handle_squares',
  'hold_known_count',
  'hold_ms',
  'hold_squares',
  'after_contact_work_known_count',
  'after_contact_work_ms',
  'after_contact_work_squares',
  'transfer_known_count',
  'transferred_count',
  'repeat_eligible_count',
  'repeated_count',
] as const satisfies readonly LegMeasure[];
export const MIXED_ANSWER_MEASURES = ['csat_count', 'csat_top_count'] as const satisfies readonly AnswerMeasure[];
export const MIXED_MEASURES = [...MIXED_LEG_MEASURES, ...MIXED_ANSWER_MEASURES];

export type MixedMeasure = (typeof MIXED_MEASURES)[number];
