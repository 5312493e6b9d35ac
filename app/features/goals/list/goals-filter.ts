import { findMetric } from '~/metrics/catalogue';
import { GOAL_STATUSES, type GoalStatus } from '~/metrics/goals/status';

export interface GoalsFilter {
  state: 'live' | 'closed' | 'all';
  person: number | null;
  team: number | null;
  metric: string | null;
  status: GoalStatus | null;
}

const STATES = ['live', 'closed', 'all'] as const;

const idIn = (text: string | null) => {
  const id = Number(text);
  return text && Number.isSafeInteger(id) && id > 0 ? id : null;
};

/** Which goals the URL asks for; nonsense becomes the default: all that are live. */
export function readGoalsFilter(url: URL): GoalsFilter {
  const asked = (name: string) => url.searchParams.get(name);
  return {
    state: STATES.find((state) => state === asked('state')) ?? 'live',
    person: idIn(asked('person')),
    team: idIn(asked('team')),
    metric: findMetric(asked('metric'))?.id ?? null,
    status: GOAL_STATUSES.find((status) => status === asked('status')) ?? null,
  };
}
