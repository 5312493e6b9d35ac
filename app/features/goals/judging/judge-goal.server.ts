import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import type { CheckInRow } from 'db/queries/goals-check-ins';
import { earlierOf } from '~/clock';
import { forecastOf, pastOf } from '~/metrics/goals/forecast';
import { aimOf, type Goal, type GoalMetric } from '~/metrics/goals/goal';
import { guardOf } from '~/metrics/goals/guard';
import { lastCountedDay, progressOf } from '~/metrics/goals/progress';
import { judgeStatus, type Previous } from '~/metrics/goals/status';
import { tallyOf } from '~/metrics/goals/tally';
import { findDays, findTally, type GoalScope, type GoalSurroundings } from './goal-facts.server';

/** What a stored goal says, in the words of the metrics. */
export function goalOf(row: GoalRow, metric: GoalMetric): Goal {
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

function scopeOfGoal(row: GoalRow): GoalScope {
  return { employeeId: row.employee_id, teamId: row.team_id, queueId: row.queue_id, channel: row.channel };
}

/** The last check-in held before a day: what a status is held against. */
function previousOf(checkIns: readonly CheckInRow[], today: string): Previous | null {
  const held = checkIns.filter((checkIn) => checkIn.held_at !== null && checkIn.on_date < today);
  return held.at(-1) ?? null;
}

/** Where a goal stands on a day by what its metric meant when it was set, with the line that led there and the cone ahead. */
export async function judgeGoal(
  db: Db,
  row: GoalRow,
  { today, surroundings, checkIns }: { today: string; surroundings: GoalSurroundings; checkIns: readonly CheckInRow[] },
) {
  const version = await surroundings.version(row);
  const goal = goalOf(row, version.metric);
  const scope = scopeOfGoal(row);
  const from = earlierOf(row.baseline_from_date, row.start_date);
  const [days, peers, coveredDays, guarded] = await Promise.all([
    findDays(db, version, { scope, from, to: lastCountedDay(goal.metric, today) }),
    surroundings.peers(version, scope),
    surroundings.coveredDays(version, scope, from),
    findGuard(db, row, { today, surroundings }),
  ]);
  const guard = guarded?.guard ?? null;
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
    guarded,
    versionNotes: [version.note, guarded?.note].filter((note) => note != null),
    verdict: judgeStatus(goal, progress, { guard, previous: previousOf(checkIns, today) }),
    past: pastOf(goal, days, today),
    forecast: forecastOf(goal, days, { ...progress, today }),
  };
}
export type JudgedGoal = Awaited<ReturnType<typeof judgeGoal>>;

/** The counter-metric's figure since the goal began, to the last day that counts, by what it meant when that was. */
async function findGuard(
  db: Db,
  row: GoalRow,
  { today, surroundings }: { today: string; surroundings: GoalSurroundings },
) {
  const version = await surroundings.guardVersion(row);
  if (!version || row.counter_limit === null) return null;
  const { metric, note } = version;
  const to = earlierOf(lastCountedDay(metric, today), row.due_date);
  const tally = await findTally(db, version, { scope: scopeOfGoal(row), from: row.start_date, to });
  return { metric, note, to, guard: guardOf(metric, row.counter_limit, tally) };
}
