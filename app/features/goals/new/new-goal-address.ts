import { pageAddress } from '~/address/page-address';
import { id, oneOf, orElse, type Param } from '~/address/param';
import { getMetric, METRIC_IDS } from '~/metrics/catalogue';
import { type GoalMetric, isGoalMetric } from '~/metrics/goals/goal';
import { CHANNELS } from '../goal-input';

interface Whose {
  kind: 'person' | 'team' | 'each';
  id: number;
}

/** Whose goal, as the form has it in one field: "person-3", "team-2", and "each-2" for everyone in a team. */
const whose: Param<Whose | null> = {
  read: (text) => {
    const [, kind, number] = /^(person|team|each)-(.*)$/.exec(text ?? '') ?? [];
    const found = id.read(number ?? null);
    return found === null ? null : { kind: kind as Whose['kind'], id: found };
  },
  write: (value) => value && `${value.kind}-${value.id}`,
};

const GOAL_METRIC_IDS = METRIC_IDS.filter((metricId) => isGoalMetric(getMetric(metricId)));

/** A goal to be set: whose, by one field or two, and on what. */
export const NEW_GOAL = pageAddress({
  whose,
  person: id,
  team: id,
  metric: orElse(oneOf(GOAL_METRIC_IDS), 'csat'),
  queue: id,
  channel: oneOf(CHANNELS),
});

/** Whose goal and on what the address says. */
export function readNewGoal(url: string) {
  const { whose, person, team, metric, queue, channel } = NEW_GOAL.read(url);
  const employeeId = whose === null ? person : whose.kind === 'person' ? whose.id : null;
  const teamId = whose === null ? (person === null ? team : null) : whose.kind === 'person' ? null : whose.id;
  return {
    metric: getMetric(metric) as GoalMetric,
    isForEach: whose?.kind === 'each',
    scope: { employeeId, teamId, queueId: queue, channel },
  };
}
