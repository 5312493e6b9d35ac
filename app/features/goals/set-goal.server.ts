import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { countLiveGoals, findGoalIdByToken, insertGoal } from 'db/queries/goals';
import { insertCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { today as todayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import type { SmartCheck } from '~/metrics/goals/smart';
import { draftGoal, type GoalPlan } from './draft-goal.server';
import { type GoalErrors, type GoalInput, MOST_LIVE_GOALS } from './goal-input';
import { instantOn } from './instant';

export type SetGoalResult =
  | { isSet: true; id: number; isNew: boolean; checks: SmartCheck[] }
  | { isSet: false; errors: GoalErrors; checks: SmartCheck[] };

/**
 * Sets one goal, its baseline frozen with its sums and n, its check-ins planned, its first revision and the audit
 * written; or tells what is wrong and writes nothing. A form's token sets one goal however often it is sent.
 * The caller has asked whether the user may.
 */
export async function setGoal(db: Db, user: Pick<SignedInUser, 'id'>, input: GoalInput): Promise<SetGoalResult> {
  const today = input.setOn ?? todayOf();
  const { errors, checks, plan } = await draftGoal(db, input, today);
  if (plan === null || Object.keys(errors).length > 0) return { isSet: false, errors, checks };
  return db.transaction().execute(async (trx) => {
    const known = input.token ? await findGoalIdByToken(trx, input.token) : undefined;
    if (known !== undefined) return { isSet: true, id: known, isNew: false, checks };
    const reason = input.reason?.trim() || null;
    if (
      input.employeeId != null &&
      reason === null &&
      (await countLiveGoals(trx, input.employeeId)) >= MOST_LIVE_GOALS
    ) {
      const why = `${plan.ownerName} has ${MOST_LIVE_GOALS} live goals already. Close one first, or say why a further one is worth it.`;
      return { isSet: false, errors: { reason: [why] }, checks };
    }
    const id = await write(trx, { user, input, plan, reason, today });
    return { isSet: true, id, isNew: true, checks };
  });
}

interface Writing {
  user: Pick<SignedInUser, 'id'>;
  input: GoalInput;
  plan: GoalPlan;
  reason: string | null;
  today: string;
}

async function write(db: Db, { user, input, plan, reason, today }: Writing): Promise<number> {
  const { metric, scope, goal, baseline } = plan;
  const at = instantOn(today);
  const id = await insertGoal(db, {
    employee_id: scope.employeeId,
    team_id: scope.teamId,
    metric_id: metric.id,
    metric_version: metric.version,
    queue_id: scope.queueId,
    channel: scope.channel,
    kind: goal.kind,
    level_weeks: goal.kind === 'level' ? goal.levelWeeks : null,
    target: goal.target,
    start_date: goal.startDate,
    due_date: goal.dueDate,
    baseline_from_date: baseline.from,
    baseline_to_date: baseline.to,
    baseline_sums: JSON.stringify(baseline.sums),
    baseline_value: baseline.value ?? 0,
    baseline_sample: baseline.sample,
    pillar_id: input.pillarId ?? null,
    counter_metric_id: input.counterMetricId || null,
    counter_limit: input.counterMetricId ? (input.counterLimit ?? null) : null,
    reason,
    created_by: user.id,
    created_at: at,
    closed_at: null,
    closed_note: null,
    status: 'not enough data',
    status_checked_date: today,
    token: input.token || null,
  });
  await insertCheckIns(db, id, plan.checkInDates);
  await insertGoalRevision(db, {
    goal_id: id,
    revised_at: at,
    user_id: user.id,
    why: reason ?? 'Set.',
    changes: JSON.stringify({ target: [null, goal.target], dueDate: [null, goal.dueDate] }),
  });
  await insertAuditEntry(db, { userId: user.id, action: 'set', thing: 'goal', thingId: id, detail: metric.id });
  return id;
}
