import { group } from 'd3-array';
import { giveWay } from 'db/give-way';
import type { Db } from 'db/open';
import { findAllGoals, type GoalRow } from 'db/queries/goals';
import { type CheckInRow, findCheckIns } from 'db/queries/goals-check-ins';
import { addDays } from '~/clock';
import { GOAL_STATUSES } from '~/metrics/goals/status';
import { sayDrift, sayStatus, sayStatusName, tagOf } from '~/metrics/goals/words';
import { type GoalSurroundings, goalSurroundings } from './goal-facts.server';
import { sayGuard, subtitleOf, titleOf } from './goal-titles';
import { type JudgedGoal, judgeGoal } from './judge-goal.server';

/** Whose live goals: of some people, or of one team as a team. */
export type GoalCardFilter = { employeeIds: readonly number[] | 'all' } | { teamId: number };

/** Every live goal of some people or of a team, judged today, the earliest due first. */
export async function findGoalCards(db: Db, filter: GoalCardFilter, today: string) {
  const owners =
    'teamId' in filter
      ? { employeeIds: [], teamIds: [filter.teamId] }
      : { employeeIds: filter.employeeIds, teamIds: [] };
  return judgeRows(db, await findAllGoals(db, { ...owners, isLive: true }), today);
}

/** Goals judged on a day, in the order given; a closed one as on the day on which it was closed. */
export async function judgeRows(db: Db, rows: readonly GoalRow[], today: string) {
  if (rows.length === 0) return [];
  const surroundings = new Map<string, GoalSurroundings>();
  const allCheckIns = await findCheckIns(
    db,
    rows.map(({ id }) => id),
  );
  const byGoal = group(allCheckIns, (checkIn) => checkIn.goal_id);
  const cards: ReturnType<typeof cardOf>[] = [];
  // One after the other: at once they would be judged in one piece, when the last of their days has been read.
  for (const row of rows) {
    await giveWay();
    const day = judgedOn(row, today);
    const around = surroundings.get(day) ?? goalSurroundings(db, day);
    surroundings.set(day, around);
    const checkIns = byGoal.get(row.id) ?? [];
    const judged = await judgeGoal(db, row, { today: day, surroundings: around, checkIns });
    cards.push(cardOf(row, { judged, checkIns, today: day }));
  }
  return cards;
}

/** The day as of which a goal is judged. */
export function judgedOn(row: GoalRow, today: string): string {
  return row.closed_at === null ? today : (row.status_checked_date ?? today);
}

/** The next check-in: the last one if it was skipped, or the first upcoming one; null if none is left. */
function nextCheckIn(checkIns: readonly CheckInRow[], today: string): string | null {
  const last = checkIns.findLast(({ on_date }) => on_date <= today);
  if (last && last.held_at === null) return last.on_date;
  return checkIns.find(({ on_date }) => on_date > today)?.on_date ?? null;
}

const WORRYING = new Set(['at risk', 'off track', 'out of reach', 'blocked by guard']);

/** What a card, a line or a tag shows of a judged goal. */
export function cardOf(
  row: GoalRow,
  { judged, checkIns, today }: { judged: JudgedGoal; checkIns: readonly CheckInRow[]; today: string },
) {
  const { goal, progress, guard } = judged;
  const closedWith = row.closed_at === null ? undefined : GOAL_STATUSES.find((status) => status === row.status);
  const verdict = closedWith ? { ...judged.verdict, status: closedWith } : judged.verdict;
  const tag = tagOf(verdict, progress.probability, goal.metric);
  const guardSentence = sayGuard(row.counter_metric_id, guard);
  const next = nextCheckIn(checkIns, today);
  const isCheckInDue = row.closed_at === null && next !== null && next <= addDays(today, 6);
  return {
    id: row.id,
    employeeId: row.employee_id,
    teamId: row.team_id,
    scope: judged.scope,
    groupId: row.group_id,
    ownerName: row.employee_name ?? row.team_name ?? '',
    metricId: goal.metric.id,
    unit: goal.metric.unit,
    aim: goal.aim,
    title: titleOf(row, today),
    subtitle: subtitleOf(row, today),
    target: row.target,
    baseline: row.baseline_value,
    baselineSample: row.baseline_sample,
    status: verdict.status,
    probability: progress.probability,
    tag: row.closed_at === null ? tag : { ...tag, words: `Closed · ${sayStatusName(verdict.status)}` },
    value: progress.value,
    sample: progress.shown.n,
    sentence: sayStatus(goal.metric, verdict, { progress, target: row.target, guardSentence }),
    guardSentence,
    versionNotes: judged.versionNotes,
    driftSentence: row.closed_at === null ? sayDrift(goal, progress.drift) : null,
    isGuardBroken: guard?.isBroken ?? false,
    startDate: row.start_date,
    dueDate: row.due_date,
    isOver: progress.isOver,
    isLive: row.closed_at === null,
    nextCheckIn: next,
    isCheckInDue,
    needsAttention:
      row.closed_at === null &&
      (WORRYING.has(verdict.status) || isCheckInDue || progress.isOver || (guard?.isBroken ?? false)),
    chart: {
      history: judged.past,
      forecast: judged.forecast,
      start: row.start_date,
      due: row.due_date,
      today,
      target: row.target,
      baseline: row.baseline_value,
    },
  };
}
export type GoalCardData = ReturnType<typeof cardOf>;
