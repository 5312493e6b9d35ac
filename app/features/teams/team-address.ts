import { pageAddress } from '~/address/page-address';
import { oneOf, orElse } from '~/address/param';
import { PERIOD_PARAMS } from '~/address/period';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';

/** How the page shows its people: as the rows say it, on equal contacts, or both side by side. */
export const VIEWS = ['counted', 'adjusted', 'both'] as const;
export type View = (typeof VIEWS)[number];

/** A team in a period, and its people compared on one metric. */
export const TEAM = pageAddress({
  ...PERIOD_PARAMS,
  compare: orElse(oneOf(JUDGED_METRICS), 'csat'),
  view: orElse(oneOf(VIEWS), 'counted'),
});
