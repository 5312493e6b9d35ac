import type { Db } from 'db/open';
import { findCheckIns } from 'db/queries/goals-check-ins';
import { addDays, mondayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import type { GoalInput } from '~/features/goals/goal-input';
import { draftGoal } from '~/features/goals/new/draft-goal.server';
import { setGoal } from '~/features/goals/new/set-goal.server';
import { addCheckIn } from '~/features/goals/one-goal/check-in-goal.server';
import { GOALS } from './goal-list';
import type { PillarName } from './vision';

type User = Pick<SignedInUser, 'id'>;

export interface Setting {
  asOf: string;
  supervisor: User;
  leader: User;
  pillars: Record<PillarName, number>;
}

/** Sets the demo's goals and holds their check-ins as the forms would, each on its own day. Gives how many goals. */
export async function setGoals(db: Db, { asOf, supervisor, leader, pillars }: Setting): Promise<number> {
  const monday = mondayOf(asOf);
  for (const { person, team, isNorth, gain, startWeeksBefore, dueWeeksAfter, pillar, notes, ...goal } of GOALS) {
    const user = isNorth ? supervisor : leader;
    const startDate = addDays(monday, -7 * startWeeksBefore);
    const owner = person
      ? { employeeId: await idOf(db, 'employees', person) }
      : { teamId: await idOf(db, 'teams', team ?? '') };
    const dueDate = addDays(monday, 7 * dueWeeksAfter - 3);
    const pillarId = pillars[pillar];
    const input = { ...goal, ...owner, startDate, dueDate, setOn: startDate, pillarId };
    const result = await setGoal(db, user, { ...input, target: await targetOf(db, input, gain) });
    if (!result.isSet) throw new Error(`${person ?? team}, ${goal.metricId}: ${JSON.stringify(result.errors)}`);
    await holdCheckIns(db, user, { goalId: result.id, notes, asOf });
  }
  return GOALS.length;
}

/** The own baseline on the day of setting, moved by the gain: half points of a share, whole seconds of a duration. */
async function targetOf(db: Db, input: Omit<GoalInput, 'target'>, gain: number): Promise<number> {
  const { plan, errors } = await draftGoal(db, { ...input, target: null }, input.startDate);
  const baseline = plan?.baseline.value;
  if (plan == null || baseline == null) throw new Error(`${input.metricId}: ${JSON.stringify(errors)}`);
  const step = plan.metric.unit === 'share' ? 0.005 : 1000;
  const moved = baseline + gain * (plan.metric.unit === 'share' ? 0.01 : 1000);
  return Number((Math.round(moved / step) * step).toFixed(6));
}

/** Holds one check-in a note, on the days that were planned and have been; the latest wait where there are fewer notes. */
export async function holdCheckIns(
  db: Db,
  user: User,
  { goalId, notes, asOf }: { goalId: number; notes: readonly string[]; asOf: string },
): Promise<void> {
  const past = (await findCheckIns(db, [goalId])).filter((checkIn) => checkIn.on_date < asOf);
  for (const [index, note] of notes.slice(0, past.length).entries()) {
    const onDate = past[index]!.on_date;
    const errors = await addCheckIn(db, user, { goalId, onDate, note, heldOn: onDate });
    if (errors !== null) throw new Error(JSON.stringify(errors));
  }
}

export async function idOf(db: Db, table: 'employees' | 'teams', name: string): Promise<number> {
  const { id } = await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return id;
}
