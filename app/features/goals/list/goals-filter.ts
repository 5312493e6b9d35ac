import { pageAddress, type Read } from '~/address/page-address';
import { id, oneOf, orElse } from '~/address/param';
import { METRIC_IDS } from '~/metrics/catalogue';
import { GOAL_STATUSES } from '~/metrics/goals/status';

/** Which goals the list shows: all that are live. */
export const GOALS = pageAddress({
  state: orElse(oneOf(['live', 'closed', 'all']), 'live'),
  person: id,
  team: id,
  metric: oneOf(METRIC_IDS),
  status: oneOf(GOAL_STATUSES),
});
export type GoalsFilter = Read<typeof GOALS>;
