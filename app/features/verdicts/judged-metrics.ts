import type { MetricId } from '~/metrics/catalogue';

/** What a person is judged by: what they control, wholly or in part. Parts of one another stand once. */
export const JUDGED_METRICS = [
  'csat',
  'first_contact_resolution',
  'transfer_rate',
  'hold_time',
  'average_handle_time',
  'after_contact_work',
] as const satisfies readonly MetricId[];
