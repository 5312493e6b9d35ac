import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import type { GoalRow } from 'db/queries/goals';
import { findMilestones, insertMilestone, updateMilestone } from 'db/queries/goals-milestones';
import { insertGoalRevision } from 'db/queries/goals-revisions';
import { centerNow } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayDay } from '~/metrics/goals/words';
import type { MilestoneForm } from './goal-page-forms.server';

type Errors = Record<string, string[]>;

/** Adds a milestone: a value or a task expected by a date. Null on success. */
export async function addMilestone(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  {
    row,
    milestoneDate: onDate,
    milestoneValue: expected,
    milestoneWords,
  }: { row: GoalRow } & Pick<MilestoneForm, 'milestoneDate' | 'milestoneValue' | 'milestoneWords'>,
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['This goal is closed.'] };
  const metric = findMetric(row.metric_id);
  const words = milestoneWords || null;
  const errors: Errors = {};
  if (onDate < row.start_date || onDate > row.due_date) {
    errors.milestoneDate = [`Choose a date from ${sayDay(row.start_date)} to ${sayDay(row.due_date)}.`];
  }
  if (expected === null && words === null) errors.milestoneWords = ['Enter an expected value, or what should be done.'];
  if (Object.keys(errors).length > 0 || !metric) return errors;
  const said = [expected === null ? null : formatValue(metric, expected), words].filter(Boolean).join(', ');
  const at = await centerNow(db);
  await db.transaction().execute(async (trx) => {
    await insertMilestone(trx, {
      goal_id: row.id,
      on_date: onDate,
      expected,
      words,
      created_by: user.id,
      created_at: at,
      done_at: null,
      done_by: null,
    });
    await note(trx, user, { goalId: row.id, at, before: null, after: `by ${sayDay(onDate)}: ${said}` });
  });
  return null;
}

/** Marks a milestone as done or not done. */
export async function markMilestone(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { row, id, isDone }: { row: GoalRow; id: number; isDone: boolean },
): Promise<Errors | null> {
  if (row.closed_at !== null) return { '': ['This goal is closed.'] };
  const milestone = (await findMilestones(db, row.id)).find((one) => one.id === id);
  if (!milestone || milestone.words === null) return { '': ['This milestone isn’t part of this goal.'] };
  if ((milestone.done_at !== null) === isDone) return null;
  const at = await centerNow(db);
  await db.transaction().execute(async (trx) => {
    await updateMilestone(trx, id, isDone ? { done_at: at, done_by: user.id } : { done_at: null, done_by: null });
    const [open, done] = [`${milestone.words}, open`, `${milestone.words}, done`];
    await note(trx, user, { goalId: row.id, at, before: isDone ? open : done, after: isDone ? done : open });
  });
  return null;
}

async function note(
  db: Db,
  user: Pick<SignedInUser, 'id'>,
  { goalId, at, before, after }: { goalId: number; at: number; before: string | null; after: string },
): Promise<void> {
  const changes = JSON.stringify({ milestone: [before, after] });
  await insertGoalRevision(db, { goal_id: goalId, revised_at: at, user_id: user.id, why: '', changes });
  await insertAuditEntry(db, { userId: user.id, action: 'milestone', thing: 'goal', thingId: goalId });
}
