import type { Db } from 'db/open';
import { countLiveGoals } from 'db/queries/goals';
import { findGroupIdByToken, insertGoalGroup, insertGoalRefusals } from 'db/queries/goals-groups';
import { centerInstantOn, centerToday } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { type GoalErrors, MOST_LIVE_GOALS } from '../goal-input';
import { tooMany } from '../new/set-goal.server';
import { writeGoal } from '../new/write-goal.server';
import { draftGroup, type GroupInput, type MemberDraft } from './draft-group.server';

export type SetGroupResult =
  | { isSet: true; id: number; isNew: boolean }
  | { isSet: false; errors: GoalErrors; members: MemberDraft[] };

const NOBODY = 'No one can get this goal yet. See the reason next to each name.';

/**
 * Saves a goal for several people, each with their own fixed baseline, and records who can't get it and why; all or
 * nothing. A form's token saves it once however often it is sent. The caller checks permission.
 */
export async function setGroup(db: Db, user: Pick<SignedInUser, 'id'>, input: GroupInput): Promise<SetGroupResult> {
  const today = input.goal.setOn ?? (await centerToday(db));
  const { errors, members } = await draftGroup(db, input, today);
  const able = members.filter(({ refusal }) => refusal === null);
  const found = able.length > 0 || Object.keys(errors).length > 0 ? errors : { '': [NOBODY] };
  if (Object.keys(found).length > 0) return { isSet: false, errors: found, members };
  return db.transaction().execute(async (trx) => {
    const known = input.goal.token ? await findGroupIdByToken(trx, input.goal.token) : undefined;
    if (known !== undefined) return { isSet: true, id: known, isNew: false };
    const id = await write(trx, user, { input, members, today });
    return { isSet: true, id, isNew: true };
  });
}

async function write(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { input, members, today }: { input: GroupInput; members: readonly MemberDraft[]; today: string },
): Promise<number> {
  const reason = input.goal.reason?.trim() || null;
  const live = await countLiveGoals(
    db,
    members.map(({ employeeId }) => employeeId),
  );
  const plan = members.find(({ refusal }) => refusal === null)?.plan;
  if (!plan) throw new Error('A group without anybody to set it for');
  const groupId = await insertGoalGroup(db, {
    team_id: input.teamId,
    metric_id: plan.metric.id,
    metric_version: plan.metric.version,
    target: plan.goal.target,
    start_date: plan.goal.startDate,
    due_date: plan.goal.dueDate,
    created_by: user.id,
    created_at: await centerInstantOn(db, today),
    token: input.goal.token || null,
  });
  const refusals: Parameters<typeof insertGoalRefusals>[1][number][] = [];
  for (const { employeeId, name, plan, refusal } of members) {
    const goals = live.get(employeeId) ?? 0;
    // They may have got another goal since the form was checked.
    const isFull = reason === null && goals >= MOST_LIVE_GOALS;
    if (refusal || plan === null || isFull) {
      refusals.push({
        group_id: groupId,
        employee_id: employeeId,
        why: refusal?.why ?? tooMany(name, goals),
        rows_needed: refusal?.rowsNeeded ?? null,
        rows_expected: refusal?.rowsExpected ?? null,
      });
      continue;
    }
    // Only people with three goals need the reason.
    const own = goals >= MOST_LIVE_GOALS ? reason : null;
    await writeGoal(db, {
      user,
      input: { ...input.goal, employeeId, teamId: null },
      plan,
      reason: own,
      today,
      groupId,
    });
  }
  await insertGoalRefusals(db, refusals);
  return groupId;
}
