import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import { findNames } from 'db/queries/names';
import { findPillar } from 'db/queries/visions';
import { addDays } from '~/clock';
import { findMetricInForce } from '~/features/metrics/metric-in-force.server';
import type { MetricId } from '~/metrics/catalogue';
import { formatSample, formatValue } from '~/metrics/format';
import { wordsOf } from '~/metrics/glossary';
import { aimOf, type Goal, type GoalMetric, isGoalMetric } from '~/metrics/goals/goal';
import { coverageOf, type GoalProgress, lastCountedDay, progressOf } from '~/metrics/goals/progress';
import { judgeSmart } from '~/metrics/goals/smart';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { meanOf, type Tally, tallyOf } from '~/metrics/goals/tally';
import type { Metric } from '~/metrics/metric';
import { type GoalErrors, type GoalInput, LEVEL_WEEKS, planCheckIns } from '../goal-input';
import {
  findDays,
  findSums,
  type GoalScope,
  type GoalSurroundings,
  goalSurroundings,
  usualBaseline,
} from '../judging/goal-facts.server';
import { sayScope } from '../judging/goal-titles';
import { checkCheckIns, checkDays, checkOwner, checkTarget, whyNoTarget } from './check-goal-input';

/** A goal checked but not saved: its errors, its SMART checks, and what would be stored. */
export interface GoalDraft {
  errors: GoalErrors;
  checks: SmartCheck[];
  plan: GoalPlan | null;
}

export interface GoalPlan {
  metric: GoalMetric;
  scope: GoalScope;
  goal: Goal;
  ownerName: string;
  /** The safeguard, in its version in force. */
  counter: GoalMetric | null;
  baseline: { from: string; to: string; sums: MeasureSums; value: number | null; sample: number };
  checkInDates: string[];
  /** What is known on the day of setting. */
  progress: GoalProgress;
}

/** Checks a goal on the day it is set. */
export async function draftGoal(
  db: Db,
  input: GoalInput,
  today: string,
  surroundings = goalSurroundings(db, today),
): Promise<GoalDraft> {
  const names = await findNames(db);
  const found = await findMetricInForce(db, input.metricId);
  const errors: GoalErrors = {};
  if (!found) errors.metricId = ['Choose a metric.'];
  else if (!isGoalMetric(found)) {
    errors.metricId = [
      found.kind === 'ratio'
        ? `${found.label} can’t be a goal: real changes can’t be told from chance. Choose another metric.`
        : `${found.label} can’t be a goal. Choose a percentage or an average.`,
    ];
  }
  const ownerName = nameOwner(input, names);
  if (ownerName === null) errors.employeeId = ['Choose one person or one team.'];
  if (input.queueId != null && !names.queue.has(input.queueId)) errors.queueId = ['Choose a queue from the list.'];
  const days = checkDays(input, today);
  Object.assign(errors, days);
  const hasNoDays = days.startDate || days.dueDate || days.baselineFrom || days.baselineTo;
  if (!found || !isGoalMetric(found) || ownerName === null || hasNoDays) {
    return { errors, checks: [], plan: null };
  }
  return think(
    db,
    { input, metric: found, ownerName, queueName: names.queue.get(input.queueId ?? 0) ?? null },
    { today, errors, surroundings },
  );
}

function nameOwner({ employeeId, teamId }: GoalInput, names: Awaited<ReturnType<typeof findNames>>): string | null {
  if ((employeeId == null) === (teamId == null)) return null;
  return (employeeId != null ? names.person.get(employeeId) : names.team.get(teamId as number)) ?? null;
}

interface Asked {
  input: GoalInput;
  metric: GoalMetric;
  ownerName: string;
  queueName: string | null;
}

async function think(
  db: Db,
  asked: Asked,
  { today, errors, surroundings }: { today: string; errors: GoalErrors; surroundings: GoalSurroundings },
): Promise<GoalDraft> {
  const { input, metric, ownerName, queueName } = asked;
  const { employeeId = null, teamId = null, queueId = null, channel = null } = input;
  const scope = { employeeId, teamId, queueId, channel };
  const usual = usualBaseline(metric, input.startDate, today);
  const span = { from: input.baselineFrom || usual.from, to: input.baselineTo || usual.to };
  if (span.from > span.to || span.to >= input.startDate)
    errors.baselineFrom = ['The baseline must end before the goal starts.'];
  const lastDay = lastCountedDay(metric, today);
  const [sums, days, peers, coveredDays, pillar] = await Promise.all([
    findSums(db, { scope, ...span }),
    findDays(db, { metric }, { scope, from: addDays(span.from, -84), to: lastDay }),
    surroundings.peers({ metric }, scope),
    surroundings.coveredDays({ metric }, scope, span.from),
    input.pillarId == null ? undefined : findPillar(db, input.pillarId),
  ]);
  const tally = tallyOf(metric, sums);
  const value = meanOf(tally);
  if (value === null && !errors.baselineFrom) {
    errors.baselineFrom = [`No ${metric.sampleNoun[1]} on these dates, so there is no baseline.`];
  }
  if (input.pillarId != null && !pillar) errors.pillarId = ['Choose a priority from the list.'];
  const checkInDates = [...(input.checkInDates ?? planCheckIns(input.startDate, input.dueDate))].sort();
  const counter = counterOf(input, await findMetricInForce(db, input.counterMetricId));
  Object.assign(errors, counter.errors, checkOwner(metric, input), checkTarget(metric, input.target, value));
  if (!errors.dueDate) Object.assign(errors, checkCheckIns(checkInDates, input));
  const noTarget = whyNoTarget(metric, input.target);
  const target = (noTarget === null ? input.target : value) ?? 0;
  const goal: Goal = {
    metric,
    isForPerson: employeeId !== null,
    kind: input.kind,
    levelWeeks: input.levelWeeks ?? LEVEL_WEEKS,
    target,
    startDate: input.startDate,
    dueDate: input.dueDate,
    aim: aimOf(metric.direction, { target, baseline: value ?? target }),
  };
  const progress = progressOf({ goal, baseline: tally, days, peers, coveredDays, today });
  const checks = judgeSmart({
    goal,
    howItGetsGamed: wordsOf(metric.id as MetricId).howItGetsGamed,
    ownerName,
    scopeWords: sayScope({ channel, queueName }),
    baseline: { ...span, tally, coverage: coverageOf(coveredDays, span.from, span.to) },
    progress,
    pillarName: pillar?.name ?? null,
    counter: counter.metric ? { metric: counter.metric, limit: input.counterLimit ?? null } : null,
    checkInDates,
    today,
  });
  return {
    errors,
    checks: noTarget === null ? checks : withoutTarget(checks, noTarget, { metric, baseline: tally }),
    plan: {
      metric,
      scope,
      goal,
      ownerName,
      counter: counter.metric,
      baseline: { ...span, sums, value, sample: tally.n },
      checkInDates: [...new Set(checkInDates)],
      progress,
    },
  };
}

/** The counter-metric, if there is one, and what is wrong with it. */
function counterOf(
  { counterMetricId, counterLimit, metricId }: GoalInput,
  metric: Metric | null,
): { metric: GoalMetric | null; errors: GoalErrors } {
  if (!counterMetricId) return { metric: null, errors: {} };
  if (!metric || !isGoalMetric(metric) || metric.id === metricId) {
    return { metric: null, errors: { counterMetricId: ['Choose a different metric as the safeguard.'] } };
  }
  if (counterLimit == null || !Number.isFinite(counterLimit)) {
    return { metric, errors: { counterLimit: ['Enter a limit.'] } };
  }
  const isImpossible = counterLimit < 0 || (metric.unit === 'share' && counterLimit > 1);
  const range = metric.unit === 'share' ? 'Enter a percentage from 0 to 100.' : 'Enter a limit of 0 or more.';
  return { metric, errors: isImpossible ? { counterLimit: [range] } : {} };
}

/** Without a target, M and A show the baseline instead. */
function withoutTarget(
  checks: readonly SmartCheck[],
  ask: string,
  { metric, baseline }: { metric: GoalMetric; baseline: Tally },
): SmartCheck[] {
  const value = formatValue(metric, meanOf(baseline));
  const sentence = `${ask} The baseline is ${value} (${formatSample(metric, baseline.n)}).`;
  return checks.map((check) =>
    check.letter === 'M' || check.letter === 'A' ? { ...check, verdict: 'fail', sentence } : check,
  );
}
