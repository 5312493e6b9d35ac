import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { findCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { today as todayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { goalSurroundings } from './goal-facts.server';
import { instantOn } from './instant';
import { judgeGoal } from './judge-goal.server';

export interface Closing {
  goalId: number;
  note: string;
  /** The day on which it was closed, where that was not today. */
  closedOn?: string;
}

/** Closes a goal with a review: its status of that day stays with it. Null where all went well. */
export async function closeGoal(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, note, closedOn = todayOf() }: Closing,
): Promise<{ note?: string[]; ''?: string[] } | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at !== null) return { '': ['The goal is closed already.'] };
  if (!note.trim()) return { note: ['Say what was learnt, and what is next.'] };
  const { verdict } = await judgeGoal(db, row, {
    today: closedOn,
    surroundings: goalSurroundings(db, closedOn),
    checkIns: await findCheckIns(db, [goalId]),
  });
  const at = instantOn(closedOn);
  await db.transaction().execute(async (trx) => {
    const closed = { closed_at: at, closed_note: note.trim(), status: verdict.status, status_checked_date: closedOn };
    await updateGoal(trx, goalId, closed);
    const changes = JSON.stringify({ closed: [null, verdict.status] });
    await insertGoalRevision(trx, { goal_id: goalId, revised_at: at, user_id: user.id, why: note.trim(), changes });
    await insertAuditEntry(trx, { userId: user.id, action: 'close', thing: 'goal', thingId: goalId });
  });
  return null;
}
