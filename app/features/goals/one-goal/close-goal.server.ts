import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { findCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { centerInstantOn, centerNow, centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { goalSurroundings } from '../judging/goal-facts.server';
import { judgeGoal } from '../judging/judge-goal.server';

export interface Closing {
  goalId: number;
  /** What happened. */
  note: string;
  /** What is next. */
  next: string;
  /** The day on which it was closed, where that was not today. */
  closedOn?: string;
}

const LONGEST = 2000;

/** Closes a goal with a review and keeps its status of that day. Null on success. */
export async function closeGoal(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, note, next, ...closing }: Closing,
): Promise<{ note?: string[]; next?: string[]; ''?: string[] } | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at !== null) return { '': ['This goal is already closed.'] };
  const errors = {
    ...(!note.trim() && { note: ['Write what happened and what was learned.'] }),
    ...(!next.trim() && { next: ['Write what is next, even if nothing changes.'] }),
  };
  if (Object.keys(errors).length > 0) return errors;
  const closedOn = closing.closedOn ?? (await centerToday(db));
  const { verdict } = await judgeGoal(db, row, {
    today: closedOn,
    surroundings: goalSurroundings(db, closedOn),
    checkIns: await findCheckIns(db, [goalId]),
  });
  const at = await centerInstantOn(db, closedOn);
  await db.transaction().execute(async (trx) => {
    await updateGoal(trx, goalId, {
      closed_at: at,
      closed_note: note.trim(),
      closed_next: next.trim(),
      status: verdict.status,
      status_checked_date: closedOn,
    });
    const changes = JSON.stringify({ closed: [null, verdict.status] });
    await insertGoalRevision(trx, { goal_id: goalId, revised_at: at, user_id: user.id, why: note.trim(), changes });
    await insertAuditEntry(trx, { userId: user.id, action: 'close', thing: 'goal', thingId: goalId });
  });
  return null;
}

/** Confirms that the owner has read the review, with an optional comment. Only once. */
export async function acknowledgeReview(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, words }: { goalId: number; words: string },
): Promise<{ words?: string[]; ''?: string[] } | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at === null) return { '': ['This goal isn’t closed yet.'] };
  if (row.acknowledged_at !== null) return { '': ['This review is already confirmed.'] };
  if (words.length > LONGEST) return { words: [`Use at most ${LONGEST} characters.`] };
  const at = await centerNow(db);
  await db.transaction().execute(async (trx) => {
    const own = words.trim() || null;
    await updateGoal(trx, goalId, { own_review: own, acknowledged_at: at });
    const changes = JSON.stringify({ acknowledged: [null, 'confirmed as read'] });
    await insertGoalRevision(trx, { goal_id: goalId, revised_at: at, user_id: user.id, why: own ?? '', changes });
    await insertAuditEntry(trx, { userId: user.id, action: 'acknowledge', thing: 'goal', thingId: goalId });
  });
  return null;
}
