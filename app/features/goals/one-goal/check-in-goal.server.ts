import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { findCheckIns, insertCheckIns, updateCheckIn } from 'db/queries/goals-check-ins';
import { centerInstantOn, centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { goalSurroundings } from '../judging/goal-facts.server';
import { judgeGoal } from '../judging/judge-goal.server';

export interface CheckInInput {
  goalId: number;
  /** The day of the check-in: a planned one, or another. */
  onDate: string;
  note: string;
  /** The date it took place, if not today: for imported check-ins. */
  heldOn?: string;
}
export type CheckInErrors = Partial<Record<keyof CheckInInput | '', string[]>>;

const LONGEST_NOTE = 2000;

/** Saves a check-in with its note and the goal's status on that day. Null on success. */
export async function addCheckIn(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, onDate, note, ...held }: CheckInInput,
): Promise<CheckInErrors | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at !== null) return { '': ['This goal is closed.'] };
  const heldOn = held.heldOn ?? (await centerToday(db));
  const text = note.trim();
  if (!text) return { note: ['Write a short note about the conversation.'] };
  if (text.length > LONGEST_NOTE) return { note: [`Use at most ${LONGEST_NOTE} characters.`] };
  if (onDate > heldOn) return { onDate: ['This date is in the future.'] };
  const checkIns = await findCheckIns(db, [goalId]);
  const { verdict, progress } = await judgeGoal(db, row, {
    today: heldOn,
    surroundings: goalSurroundings(db, heldOn),
    checkIns,
  });
  await db.transaction().execute(async (trx) => {
    await insertCheckIns(trx, goalId, [onDate]);
    await updateCheckIn(
      trx,
      { goalId, onDate },
      {
        held_at: await centerInstantOn(trx, heldOn),
        user_id: user.id,
        note: text,
        status: verdict.status,
        probability: progress.probability,
      },
    );
    await updateGoal(trx, goalId, { status: verdict.status, status_checked_date: heldOn });
    await insertAuditEntry(trx, { userId: user.id, action: 'check_in', thing: 'goal', thingId: goalId });
  });
  return null;
}

/** The owner's own note on a check-in; a later one replaces it. */
export async function addOwnNote(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, onDate, note }: Pick<CheckInInput, 'goalId' | 'onDate' | 'note'>,
): Promise<CheckInErrors | null> {
  const text = note.trim();
  if (!text) return { note: ['Write a note first.'] };
  if (text.length > LONGEST_NOTE) return { note: [`Use at most ${LONGEST_NOTE} characters.`] };
  const known = (await findCheckIns(db, [goalId])).some((checkIn) => checkIn.on_date === onDate);
  if (!known) return { onDate: ['Choose a check-in from the list.'] };
  await db.transaction().execute(async (trx) => {
    await updateCheckIn(trx, { goalId, onDate }, { own_note: text });
    await insertAuditEntry(trx, { userId: user.id, action: 'note', thing: 'goal', thingId: goalId });
  });
  return null;
}
