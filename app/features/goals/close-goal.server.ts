import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { findCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { centerInstantOn, centerNow, centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { goalSurroundings } from './goal-facts.server';
import { judgeGoal } from './judge-goal.server';

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

/** Closes a goal with a review: its status of that day stays with it. Null where all went well. */
export async function closeGoal(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, note, next, ...closing }: Closing,
): Promise<{ note?: string[]; next?: string[]; ''?: string[] } | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at !== null) return { '': ['The goal is closed already.'] };
  const errors = {
    ...(!note.trim() && { note: ['Say what happened, and what was learnt.'] }),
    ...(!next.trim() && { next: ['Say what is next, even if it is to leave it as it is.'] }),
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

/** The owner's own words on the review of their closed goal; giving them, or none, acknowledges it. Once, and it stays. */
export async function acknowledgeReview(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, words }: { goalId: number; words: string },
): Promise<{ words?: string[]; ''?: string[] } | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at === null) return { '': ['The goal is not closed yet.'] };
  if (row.acknowledged_at !== null) return { '': ['The review is acknowledged already.'] };
  if (words.length > LONGEST) return { words: [`Keep it below ${LONGEST} letters.`] };
  const at = await centerNow(db);
  await db.transaction().execute(async (trx) => {
    const own = words.trim() || null;
    await updateGoal(trx, goalId, { own_review: own, acknowledged_at: at });
    const changes = JSON.stringify({ acknowledged: [null, 'read and acknowledged'] });
    await insertGoalRevision(trx, { goal_id: goalId, revised_at: at, user_id: user.id, why: own ?? '', changes });
    await insertAuditEntry(trx, { userId: user.id, action: 'acknowledge', thing: 'goal', thingId: goalId });
  });
  return null;
}
