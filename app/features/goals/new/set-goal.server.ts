import type { Db } from 'db/open';
import { countLiveGoals, findGoalIdByToken } from 'db/queries/goals';
import { centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { type GoalErrors, type GoalInput, MOST_LIVE_GOALS } from '../goal-input';
import { draftGoal, type GoalPlan } from './draft-goal.server';
import { writeGoal } from './write-goal.server';

export type SetGoalResult =
  | { isSet: true; id: number; isNew: boolean; checks: SmartCheck[] }
  | { isSet: false; errors: GoalErrors; checks: SmartCheck[]; plan: GoalPlan | null };

/**
 * Saves a goal with its fixed baseline, planned check-ins, first revision and audit entry; or returns errors and writes
 * nothing. A form's token saves one goal however often it is sent. The caller checks permission.
 */
export async function setGoal(db: Db, user: Pick<SignedInUser, 'id'>, input: GoalInput): Promise<SetGoalResult> {
  const today = input.setOn ?? (await centerToday(db));
  const { errors, checks, plan } = await draftGoal(db, input, today);
  if (plan === null || Object.keys(errors).length > 0) return { isSet: false, errors, checks, plan };
  return db.transaction().execute(async (trx) => {
    const known = input.token ? await findGoalIdByToken(trx, input.token) : undefined;
    if (known !== undefined) return { isSet: true, id: known, isNew: false, checks };
    const reason = input.reason?.trim() || null;
    const { employeeId } = input;
    if (employeeId != null && reason === null) {
      const live = (await countLiveGoals(trx, [employeeId])).get(employeeId) ?? 0;
      if (live >= MOST_LIVE_GOALS)
        return { isSet: false, errors: { reason: [tooMany(plan.ownerName, live)] }, checks, plan };
    }
    const id = await writeGoal(trx, { user, input, plan, reason, today });
    return { isSet: true, id, isNew: true, checks };
  });
}

/** Why another goal needs a reason. */
export function tooMany(name: string, live: number): string {
  return `${name} already has ${live} active goals. Close one, or give a reason for another.`;
}
