import { all, known } from './leg-conditions';
import { OFFERED } from './leg-measures';
import { conditionSql } from './leg-sql';

/**
 * The durations of a leg that are read as quantiles, each with which legs count: a quantile cannot be summed, so these
 * stand beside the measures. `l` is one row of legs, as in measures.ts.
 */
export const LEG_DURATIONS = {
  first_reply_ms: 'l.first_reply_ms IS NOT NULL',
  full_resolution_ms: 'l.full_resolution_ms IS NOT NULL',
  first_reply_business_ms: 'l.first_reply_business_ms IS NOT NULL',
  full_resolution_business_ms: 'l.full_resolution_business_ms IS NOT NULL',
  wait_ms: conditionSql(all(OFFERED, known('wait_ms'))),
} as const;

export type LegDuration = keyof typeof LEG_DURATIONS;
