import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { insertGoal } from 'db/queries/goals';
import { insertCheckIns } from 'db/queries/goals-check-ins';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { centerInstantOn } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import type { GoalInput } from '../goal-input';
import type { GoalPlan } from './draft-goal.server';

export interface GoalWriting {
  user: Pick<SignedInUser, 'id'>;
  input: GoalInput;
  plan: GoalPlan;
  reason: string | null;
  today: string;
  /** Where it is one of many that are set at once. */
  groupId?: number;
}

/** Writes a goal that was thought through: with its frozen baseline, check-ins, first revision and audit. Gives its id. */
export async function writeGoal(db: Db, { user, input, plan, reason, today, groupId }: GoalWriting): Promise<number> {
  const { metric, scope, goal, baseline } = plan;
  const at = await centerInstantOn(db, today);
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
    counter_metric_version: plan.counter?.version ?? null,
    reason,
    created_by: user.id,
    created_at: at,
    closed_at: null,
    closed_note: null,
    status: 'not enough data',
    status_checked_date: today,
    token: groupId === undefined ? input.token || null : null,
    group_id: groupId ?? null,
    closed_next: null,
    own_review: null,
    acknowledged_at: null,
  });
  await insertCheckIns(db, id, plan.checkInDates);
  await insertGoalRevision(db, {
    goal_id: id,
    revised_at: at,
    user_id: user.id,
    why: reason ?? 'Goal created.',
    changes: JSON.stringify({ target: [null, goal.target], dueDate: [null, goal.dueDate] }),
  });
  await insertAuditEntry(db, { userId: user.id, action: 'set', thing: 'goal', thingId: id, detail: metric.id });
  return id;
}
