import { randomUUID } from 'node:crypto';
import type { Db } from 'db/open';
import { addDays } from '~/clock';
import { findMetric } from '~/metrics/catalogue';
import { formatSample, formatValue } from '~/metrics/format';
import { type GoalMetric, isGoalMetric } from '~/metrics/goals/goal';
import { guardSide } from '~/metrics/goals/guard';
import { intervalOf } from '~/metrics/goals/progress';
import { furthestPossible, stepOf } from '~/metrics/goals/suggest';
import { tallyOf } from '~/metrics/goals/tally';
import { type GoalInput, LEVEL_WEEKS, planCheckIns } from '../goal-input';
import type { GoalScope } from '../judging/goal-facts.server';
import { toValueText } from '../value-text';
import { draftGoal, type GoalPlan } from './draft-goal.server';
import { findSuggestions } from './find-suggestions.server';
import type { GoalFormFields } from './goal-form-fields.server';

const TWELVE_WEEKS = 84;

/** A complete form: twelve weeks from today, a stretch target, a safeguard at its current level. */
export async function findGoalDefaults(
  db: Db,
  { metric, scope, today }: { metric: GoalMetric; scope: GoalScope; today: string },
) {
  const input: GoalInput = {
    ...scope,
    metricId: metric.id,
    kind: 'period',
    levelWeeks: LEVEL_WEEKS,
    target: null,
    startDate: today,
    dueDate: addDays(today, TWELVE_WEEKS - 1),
  };
  const bare = await draftGoal(db, input, today);
  const target =
    bare.plan && bare.plan.baseline.value !== null
      ? furthestPossible({ ...bare.plan, baseline: bare.plan.baseline.value })
      : null;
  const counter = bare.plan ? suggestCounter(bare.plan) : null;
  const whole = { ...input, target, counterMetricId: counter?.metric.id, counterLimit: counter?.limit };
  const draft = await draftGoal(db, whole, today);
  const fields: GoalFormFields = {
    person: text(scope.employeeId),
    team: text(scope.teamId),
    queue: text(scope.queueId),
    channel: scope.channel ?? '',
    metric: metric.id,
    kind: 'period',
    levelWeeks: String(LEVEL_WEEKS),
    target: toValueText(metric, target),
    startDate: input.startDate,
    dueDate: input.dueDate,
    baselineFrom: bare.plan?.baseline.from ?? '',
    baselineTo: bare.plan?.baseline.to ?? '',
    everyWeeks: '2',
    checkInDates: '',
    pillar: '',
    counterMetric: counter?.metric.id ?? '',
    counterLimit: counter ? toValueText(counter.metric, counter.limit) : '',
    reason: '',
    token: randomUUID(),
  };
  const { baseline } = bare.plan ?? {};
  const baselineText = baseline && `${formatValue(metric, baseline.value)}, ${formatSample(metric, baseline.sample)}`;
  return {
    fields,
    checks: draft.checks,
    suggestions: await findSuggestions(db, bare.plan, today),
    errors: bare.errors.metricId ?? bare.errors.baselineFrom ?? null,
    baselineText,
    checkInDates: planCheckIns(input.startDate, input.dueDate),
  };
}

const text = (id: number | null) => (id === null ? '' : String(id));

/** The first counter-metric that has figures, with the end of its interval in the baseline as limit. */
function suggestCounter({ metric, goal, baseline }: GoalPlan): { metric: GoalMetric; limit: number } | null {
  for (const id of metric.counterMetrics) {
    const counter = findMetric(id);
    if (!counter || !isGoalMetric(counter) || (goal.isForPerson && counter.control === 'system')) continue;
    const interval = intervalOf(counter, tallyOf(counter, baseline.sums));
    if (!interval) continue;
    const isFloor = guardSide(counter.direction) === 'at least';
    const step = stepOf(counter, interval.high);
    const limit = isFloor ? Math.floor(interval.low / step) * step : Math.ceil(interval.high / step) * step;
    if (limit <= 0 || (counter.unit === 'share' && limit >= 1)) continue;
    return { metric: counter, limit: Number(limit.toPrecision(12)) };
  }
  return null;
}
