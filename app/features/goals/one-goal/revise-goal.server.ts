import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { deletePlannedCheckIns, findCheckIns, insertCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { centerInstantOn, centerToday } from '~/center-day.server';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { goalVersionOf } from '../goal-version.server';
import { goalOf } from '../judging/judge-goal.server';
import { checkDays, checkTarget } from '../new/check-goal-input';

export interface GoalRevision {
  goalId: number;
  /** What is left out stays as it is. */
  target?: number | null;
  dueDate?: string;
  counterLimit?: number | null;
  why: string;
  /** The day on which it was revised, where that was not today. */
  revisedOn?: string;
}
type RevisionErrors = Partial<Record<keyof GoalRevision | '', string[]>>;
export type ReviseGoalResult = { isRevised: true } | { isRevised: false; errors: RevisionErrors };

/** Changes an active goal and records who, when, why and the old values. The baseline stays fixed. */
export async function reviseGoal(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  revision: GoalRevision,
): Promise<ReviseGoalResult> {
  const today = revision.revisedOn ?? (await centerToday(db));
  return db.transaction().execute(async (trx) => {
    const row = await findGoalRow(trx, revision.goalId);
    if (!row || row.closed_at !== null) return { isRevised: false, errors: { '': ['This goal is closed.'] } };
    const { metric } = await goalVersionOf(trx, row, today);
    const goal = goalOf(row, metric);
    const next = {
      target: revision.target === undefined ? row.target : revision.target,
      dueDate: revision.dueDate ?? row.due_date,
      counterLimit: revision.counterLimit === undefined ? row.counter_limit : revision.counterLimit,
    };
    const input = { metricId: row.metric_id, kind: goal.kind, levelWeeks: goal.levelWeeks, startDate: row.start_date };
    const isMoved = next.dueDate !== row.due_date;
    const errors: RevisionErrors = {
      ...(isMoved && checkDays({ ...input, target: next.target, dueDate: next.dueDate }, today)),
      ...checkTarget(metric, next.target, row.baseline_value),
    };
    if (row.counter_metric_id && next.counterLimit === null) errors.counterLimit = ['Enter a limit.'];
    if (!revision.why.trim()) errors.why = ['Enter a reason for the change.'];
    const changes = {
      ...(next.target !== row.target && { target: [row.target, next.target] }),
      ...(isMoved && { dueDate: [row.due_date, next.dueDate] }),
      ...(next.counterLimit !== row.counter_limit && { counterLimit: [row.counter_limit, next.counterLimit] }),
    };
    if (Object.keys(changes).length === 0) errors[''] = ['Nothing has changed.'];
    if (Object.keys(errors).length > 0 || next.target === null) return { isRevised: false, errors };
    await updateGoal(trx, row.id, { target: next.target, due_date: next.dueDate, counter_limit: next.counterLimit });
    if (isMoved) await moveCheckIns(trx, row.id, next.dueDate);
    await insertGoalRevision(trx, {
      goal_id: row.id,
      revised_at: await centerInstantOn(trx, today),
      user_id: user.id,
      why: revision.why.trim(),
      changes: JSON.stringify(changes),
    });
    await insertAuditEntry(trx, { userId: user.id, action: 'revise', thing: 'goal', thingId: row.id });
    return { isRevised: true };
  });
}

/** Removes planned check-ins past the new due date, and plans one every two weeks up to it. */
async function moveCheckIns(db: Db, goalId: number, dueDate: string): Promise<void> {
  await deletePlannedCheckIns(db, goalId, addDays(dueDate, -1));
  const last = (await findCheckIns(db, [goalId])).at(-1)?.on_date ?? dueDate;
  const dates = [dueDate];
  for (let date = addDays(last, 14); date < addDays(dueDate, -6); date = addDays(date, 14)) dates.push(date);
  await insertCheckIns(db, goalId, dates);
}
