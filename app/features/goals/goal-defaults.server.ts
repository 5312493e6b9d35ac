import { randomUUID } from 'node:crypto';
import type { Db } from 'db/open';
import { addDays } from '~/clock';
import { findMetric } from '~/metrics/catalogue';
import { formatSample, formatValue } from '~/metrics/format';
import { aimOf, type GoalMetric, isGoalMetric } from '~/metrics/goals/goal';
import { guardSide } from '~/metrics/goals/guard';
import { intervalOf } from '~/metrics/goals/progress';
import { reach } from '~/metrics/goals/reach';
import { tallyOf } from '~/metrics/goals/tally';
import { draftGoal, type GoalPlan } from './draft-goal.server';
import type { GoalScope } from './goal-facts.server';
import type { GoalFormFields } from './goal-form-fields';
import { type GoalInput, LEVEL_WEEKS, planCheckIns } from './goal-input';
import { toValueText } from './value-text';

const TWELVE_WEEKS = 84;
/** How likely a suggested target is at least, if work goes on as now. */
const POSSIBLE = 0.1;

/** A form that could be sent as it is: twelve weeks from today, a target that is a stretch, a guard where it stands. */
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
  const target = bare.plan ? suggestTarget(bare.plan) : null;
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
    errors: bare.errors.metricId ?? bare.errors.baselineFrom ?? null,
    baselineText,
    checkInDates: planCheckIns(input.startDate, input.dueDate),
  };
}

const text = (id: number | null) => (id === null ? '' : String(id));

/** The furthest round value that is still a stretch and not a dream. */
function suggestTarget({ metric, goal, baseline, progress }: GoalPlan): number | null {
  const { value } = baseline;
  if (value === null) return null;
  const [nearest = null, ...further] = roundValues(metric, value);
  const isPossible = (target: number) => {
    const aim = aimOf(metric.direction, { target, baseline: value });
    return reach(progress.outlook, { ...goal, target, aim }) >= POSSIBLE;
  };
  const tooFar = further.findIndex((target) => !isPossible(target));
  return tooFar === -1 ? (further.at(-1) ?? nearest) : (further[tooFar - 1] ?? nearest);
}

/** Round values from the baseline on, the nearest first. */
function roundValues(metric: GoalMetric, from: number): number[] {
  const step = stepOf(metric, from);
  const way = metric.direction === 'higher' ? 1 : -1;
  const first = Math.round(from / step) + way;
  return Array.from({ length: 40 }, (_, index) => Number(((first + way * index) * step).toPrecision(12))).filter(
    (value) => value > 0 && (metric.unit !== 'share' || value <= 1),
  );
}

function stepOf({ unit, decimals }: GoalMetric, value: number): number {
  if (unit === 'share') return decimals > 0 ? 0.005 : 0.01;
  if (unit === 'ms') return value < 60_000 ? 1000 : value < 600_000 ? 5000 : 15_000;
  return 0.05;
}

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
