import type { Db } from 'db/open';
import { addDays } from '~/clock';
import { formatValue } from '~/metrics/format';
import type { GoalMetric } from '~/metrics/goals/goal';
import { lastCountedDay } from '~/metrics/goals/progress';
import { suggestTargets, type TargetSuggestion } from '~/metrics/goals/suggest';
import { suggestForMany } from '~/metrics/goals/suggest-many';
import { tallyOf } from '~/metrics/goals/tally';
import { sayProbability } from '~/metrics/goals/words';
import { findDays, type GoalScope } from '../judging/goal-facts.server';
import { toValueText } from '../value-text';
import type { GoalPlan } from './draft-goal.server';

/** A suggested target as a button says it, and what it types when it is taken over. */
export interface SuggestedTarget {
  typed: string;
  words: string;
}

const YEAR = 364;

/** Targets for one owner, from their own last year and from their peers. */
export async function findSuggestions(db: Db, plan: GoalPlan | null, today: string): Promise<SuggestedTarget[]> {
  const baseline = plan?.baseline.value;
  if (plan == null || baseline == null) return [];
  const { metric, goal, progress } = plan;
  const history = await findYear(db, metric, plan.scope, today);
  return suggestTargets({ goal, baseline, progress, history }).map((suggestion) => ({
    typed: toValueText(metric, suggestion.target),
    words: `${wordsOf(metric, suggestion)} · ${sayProbability(suggestion.probability)} likely`,
  }));
}

/** Targets that many people share, from their team's last year and from their peers. */
export async function findSharedSuggestions(
  db: Db,
  members: readonly { plan: GoalPlan | null }[],
  { teamId, today }: { teamId: number; today: string },
): Promise<SuggestedTarget[]> {
  const plans = members.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const able = plans.flatMap(({ metric, goal, progress, baseline: { value, sums } }) =>
    value === null ? [] : [{ goal, progress, baseline: value, baselineTally: tallyOf(metric, sums) }],
  );
  const [first] = plans;
  if (!first) return [];
  const { metric, scope } = first;
  const history = await findYear(db, metric, { ...scope, employeeId: null, teamId }, today);
  return suggestForMany(able, history).map((suggestion) => ({
    typed: toValueText(metric, suggestion.target),
    words: `${wordsOf(metric, suggestion)} · measurable for ${suggestion.measurableFor} of ${members.length} people · about ${Math.round(
      suggestion.probability * able.length,
    )} of ${able.length} likely to reach it`,
  }));
}

function findYear(db: Db, metric: GoalMetric, scope: GoalScope, today: string) {
  const to = lastCountedDay(metric, today);
  return findDays(db, { metric }, { scope, from: addDays(to, 1 - YEAR), to });
}

const wordsOf = (metric: GoalMetric, { target, why }: TargetSuggestion) => `${formatValue(metric, target)} · ${why}`;
