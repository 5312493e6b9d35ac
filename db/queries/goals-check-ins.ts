import type { Updateable } from 'kysely';
import type { Db } from '../open';
import type { CheckInsTable } from '../schema';

/** The check-ins of some goals by day, with who held them. */
export async function findCheckIns(db: Db, goalIds: readonly number[]) {
  return db
    .selectFrom('check_ins as c')
    .leftJoin('users as u', 'u.id', 'c.user_id')
    .selectAll('c')
    .select('u.name as user_name')
    .where('c.goal_id', 'in', [...goalIds, 0])
    .orderBy('c.on_date')
    .execute();
}
export type CheckInRow = Awaited<ReturnType<typeof findCheckIns>>[number];

/** Plans check-ins; a day that has one already keeps it. */
export async function insertCheckIns(db: Db, goalId: number, dates: readonly string[]): Promise<void> {
  if (dates.length === 0) return;
  await db
    .insertInto('check_ins')
    .values(dates.map((on_date) => ({ goal_id: goalId, on_date })))
    .onConflict((conflict) => conflict.columns(['goal_id', 'on_date']).doNothing())
    .execute();
}

/** Writes on the check-in of a goal on a day. */
export async function updateCheckIn(
  db: Db,
  { goalId, onDate }: { goalId: number; onDate: string },
  changes: Updateable<CheckInsTable>,
): Promise<void> {
  await db.updateTable('check_ins').set(changes).where('goal_id', '=', goalId).where('on_date', '=', onDate).execute();
}

/** Takes back the check-ins after a day that were not held. */
export async function deletePlannedCheckIns(db: Db, goalId: number, afterDate: string): Promise<void> {
  await db
    .deleteFrom('check_ins')
    .where('goal_id', '=', goalId)
    .where('on_date', '>', afterDate)
    .where('held_at', 'is', null)
    .where('own_note', 'is', null)
    .execute();
}
