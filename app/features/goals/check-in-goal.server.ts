import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findGoalRow, updateGoal } from 'db/queries/goals';
import { findCheckIns, insertCheckIns, updateCheckIn } from 'db/queries/goals-check-ins';
import { centerInstantOn, centerToday } from '~/center-day.server';
import { readDay } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { goalSurroundings } from './goal-facts.server';
import { judgeGoal } from './judge-goal.server';

export interface CheckInInput {
  goalId: number;
  /** The day of the check-in: a planned one, or another. */
  onDate: string;
  note: string;
  /** The day on which it was held, where that was not today: for check-ins that are brought along. */
  heldOn?: string;
}
export type CheckInErrors = Partial<Record<keyof CheckInInput | '', string[]>>;

const LONGEST_NOTE = 2000;

/** Holds a check-in: its note, and how the goal stood on that day. Null where all went well. */
export async function addCheckIn(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, onDate, note, ...held }: CheckInInput,
): Promise<CheckInErrors | null> {
  const row = await findGoalRow(db, goalId);
  if (!row || row.closed_at !== null) return { '': ['The goal is closed.'] };
  const heldOn = held.heldOn ?? (await centerToday(db));
  const text = note.trim();
  if (!text) return { note: ['Write a line on what was said.'] };
  if (text.length > LONGEST_NOTE) return { note: [`Keep it below ${LONGEST_NOTE} letters.`] };
  if (readDay(onDate) === null) return { onDate: ['Choose the day of the check-in.'] };
  if (onDate > heldOn) return { onDate: ['This day is still to come.'] };
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

/** What the goal's owner writes on one of its check-ins; it may be written anew. */
export async function addOwnNote(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, onDate, note }: Pick<CheckInInput, 'goalId' | 'onDate' | 'note'>,
): Promise<CheckInErrors | null> {
  const text = note.trim();
  if (!text) return { note: ['Write a line first.'] };
  if (text.length > LONGEST_NOTE) return { note: [`Keep it below ${LONGEST_NOTE} letters.`] };
  const known = (await findCheckIns(db, [goalId])).some((checkIn) => checkIn.on_date === onDate);
  if (!known) return { onDate: ['Choose one of the check-ins.'] };
  await db.transaction().execute(async (trx) => {
    await updateCheckIn(trx, { goalId, onDate }, { own_note: text });
    await insertAuditEntry(trx, { userId: user.id, action: 'note', thing: 'goal', thingId: goalId });
  });
  return null;
}
