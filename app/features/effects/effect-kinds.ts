/** What is done so that something changes; an obstacle is not. */
export const EFFECT_KINDS = ['training', 'session', 'process_change'] as const;
export type EffectKindOfEvent = (typeof EFFECT_KINDS)[number];

export const KIND_WORDS: Record<EffectKindOfEvent, string> = {
  training: 'Training',
  session: 'Coaching session',
  process_change: 'Process change',
};
