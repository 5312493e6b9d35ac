import type { Db } from 'db/open';
import { findGoalRow, type GoalRow } from 'db/queries/goals';
import { type CheckInRow, findCheckIns } from 'db/queries/goals-check-ins';
import { findMilestones, type MilestoneRow } from 'db/queries/goals-milestones';
import { findGoalRevisions } from 'db/queries/goals-revisions';
import { centerDayOf } from '~/center-day.server';
import type { MetricId } from '~/metrics/catalogue';
import { wordsOf } from '~/metrics/glossary';
import { judgeMilestone } from '~/metrics/goals/milestone';
import { coverageOf } from '~/metrics/goals/progress';
import { canAverage, needed, restNeeded } from '~/metrics/goals/reach';
import { judgeSmart } from '~/metrics/goals/smart';
import { cardOf, judgedOn } from '../judging/goal-cards.server';
import { goalSurroundings } from '../judging/goal-facts.server';
import { sayScope } from '../judging/goal-titles';
import { type JudgedGoal, judgeGoal } from '../judging/judge-goal.server';

/** Everything the goal page shows; a closed goal as of the day it was closed. */
export async function findGoal(db: Db, id: number, now: string) {
  const row = await findGoalRow(db, id);
  if (!row) return null;
  const today = judgedOn(row, now);
  const surroundings = goalSurroundings(db, today);
  const [checkIns, revisions, milestones] = await Promise.all([
    findCheckIns(db, [id]),
    findGoalRevisions(db, id),
    findMilestones(db, id),
  ]);
  const judged = await judgeGoal(db, row, { today, surroundings, checkIns });
  const setOn = await centerDayOf(db, row.created_at);
  const known = { today: setOn, surroundings: goalSurroundings(db, setOn), checkIns: [] };
  const card = cardOf(row, { judged, checkIns, today });
  return {
    ...card,
    today,
    ownerTo: row.employee_id === null ? `/teams/${row.team_id}` : `/people/${row.employee_id}`,
    reason: row.reason,
    creatorName: row.creator_name,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedNote: row.closed_note,
    closedNext: row.closed_next,
    ownReview: row.own_review,
    acknowledgedAt: row.acknowledged_at,
    milestones: milestones.map((milestone) => shownMilestone(milestone, judged, today)),
    counterMetricId: row.counter_metric_id,
    counterLimit: row.counter_limit,
    figures: figuresOf(row, judged),
    setOn,
    smart: smartOf(row, await judgeGoal(db, row, known), { checkIns, today: setOn }),
    checkIns: checkIns.map(shownCheckIn),
    revisions: revisions.map(({ changes, ...revision }) => ({
      ...revision,
      changes: JSON.parse(changes) as Record<string, [string | number | null, string | number | null]>,
    })),
  };
}
export type GoalPage = NonNullable<Awaited<ReturnType<typeof findGoal>>>;

/** The figures behind a goal, each with its n and its days. */
function figuresOf(row: GoalRow, { goal, baseline, progress, guarded }: JudgedGoal) {
  const { soFar, toCome } = progress.outlook;
  const m = Math.round(toCome.mean);
  const rest = restNeeded(soFar, m, goal.target);
  return {
    baseline: {
      value: row.baseline_value,
      sample: baseline.n,
      from: row.baseline_from_date,
      to: row.baseline_to_date,
    },
    now: {
      value: progress.value,
      sample: progress.shown.n,
      from: progress.from,
      to: progress.to,
      interval: progress.interval,
    },
    guard: guarded && { ...guarded.guard, from: row.start_date, to: guarded.to },
    toCome: m,
    perWeek: progress.volume.perWeek,
    need: m > 0 && goal.metric.kind === 'proportion' ? needed(soFar, m, goal) : null,
    /** What the remaining rows must average; null if they can't reach it. */
    restNeeded: m > 0 && canAverage(goal.metric, rest) ? rest : null,
    coverage: progress.coverage,
  };
}

/** SMART checks of the current agreement, from the data known when the goal was set. */
function smartOf(
  row: GoalRow,
  { goal, baseline: tally, progress, coveredDays, guarded }: JudgedGoal,
  { checkIns, today }: { checkIns: readonly CheckInRow[]; today: string },
) {
  const span = { from: row.baseline_from_date, to: row.baseline_to_date };
  return judgeSmart({
    goal,
    howItGetsGamed: wordsOf(goal.metric.id as MetricId).howItGetsGamed,
    ownerName: row.employee_name ?? row.team_name ?? '',
    scopeWords: sayScope({ channel: row.channel, queueName: row.queue_name }),
    baseline: {
      ...span,
      tally,
      coverage: coverageOf(coveredDays, span.from, span.to),
    },
    progress,
    pillarName: row.pillar_name,
    counter: guarded && { metric: guarded.metric, limit: row.counter_limit },
    checkInDates: checkIns.map(({ on_date }) => on_date),
    today,
  });
}

function shownCheckIn({ on_date, held_at, user_name, note, own_note, status, probability }: CheckInRow) {
  return { onDate: on_date, heldAt: held_at, userName: user_name, note, ownNote: own_note, status, probability };
}

/** A milestone: whether it was marked as done, or its value on its day. */
function shownMilestone(row: MilestoneRow, { goal, days }: JudgedGoal, today: string) {
  const { id, on_date: onDate, expected, words, done_at: doneAt, done_by_name: doneBy } = row;
  const judged = expected === null ? null : judgeMilestone(goal, days, { onDate, expected, today });
  return { id, onDate, expected, words, doneAt, doneBy, isPast: onDate < today, judged };
}
