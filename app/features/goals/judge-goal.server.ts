import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import type { CheckInRow } from 'db/queries/goals-check-ins';
import { earlierOf } from '~/clock';
import { findMetric } from '~/metrics/catalogue';
import { forecastOf, pastOf } from '~/metrics/goals/forecast';
import { aimOf, type Goal, isGoalMetric } from '~/metrics/goals/goal';
import { type Guard, guardOf } from '~/metrics/goals/guard';
import { lastCountedDay, progressOf } from '~/metrics/goals/progress';
import { judgeStatus, type Previous } from '~/metrics/goals/status';
import { tallyOf } from '~/metrics/goals/tally';
import { findDays, findSums, type GoalScope, type GoalSurroundings } from './goal-facts.server';

/** What a stored goal says, in the words of the metrics. */
export function goalOf(row: GoalRow): Goal {
  const metric = findMetric(row.metric_id);
  if (!metric || !isGoalMetric(metric)) throw new Error(`Goal ${row.id} is on ${row.metric_id}, which takes no goals`);
  return {
    metric,
    isForPerson: row.employee_id !== null,
    kind: row.kind === 'level' ? 'level' : 'period',
    levelWeeks: row.level_weeks ?? 4,
    target: row.target,
    startDate: row.start_date,
    dueDate: row.due_date,
    aim: aimOf(metric.direction, { target: row.target, baseline: row.baseline_value }),
  };
}

export function scopeOfGoal(row: GoalRow): GoalScope {
  return { employeeId: row.employee_id, teamId: row.team_id, queueId: row.queue_id, channel: row.channel };
}

/** The last check-in held before a day: what a status is held against. */
export function previousOf(checkIns: readonly CheckInRow[], today: string): Previous | null {
  const held = checkIns.filter((checkIn) => checkIn.held_at !== null && checkIn.on_date < today);
  return held.at(-1) ?? null;
}

/** Where a goal stands on a day, with the line that led there and the cone ahead. */
export async function judgeGoal(
  db: Db,
  row: GoalRow,
  { today, surroundings, checkIns }: { today: string; surroundings: GoalSurroundings; checkIns: readonly CheckInRow[] },
) {
  const goal = goalOf(row);
  const scope = scopeOfGoal(row);
  const from = earlierOf(row.baseline_from_date, row.start_date);
  const [days, peers, coveredDays, guard] = await Promise.all([
    findDays(db, goal.metric, { scope, from, to: lastCountedDay(goal.metric, today) }),
    surroundings.peers(goal.metric, scope),
    surroundings.coveredDays(goal.metric, scope, from),
    findGuard(db, row, today),
  ]);
  const baseline = tallyOf(goal.metric, JSON.parse(row.baseline_sums) as MeasureSums);
  const progress = progressOf({ goal, baseline, days, peers, coveredDays, today });
  return {
    goal,
    scope,
    baseline,
    days,
    coveredDays,
    progress,
    guard,
    verdict: judgeStatus(goal, progress, { guard, previous: previousOf(checkIns, today) }),
    past: pastOf(goal, days, today),
    forecast: forecastOf(goal, days, { ...progress, today }),
  };
}
export type JudgedGoal = Awaited<ReturnType<typeof judgeGoal>>;

/** The counter-metric's figure since the goal began. */
async function findGuard(db: Db, row: GoalRow, today: string): Promise<Guard | null> {
  const metric = findMetric(row.counter_metric_id);
  if (!metric || !isGoalMetric(metric) || row.counter_limit === null) return null;
  const to = earlierOf(lastCountedDay(metric, today), row.due_date);
  const sums = await findSums(db, { scope: scopeOfGoal(row), from: row.start_date, to });
  const tally = tallyOf(metric, to < row.start_date ? {} : sums);
  return guardOf(metric, row.counter_limit, tally);
}
