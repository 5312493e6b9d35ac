import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import type { SignedInUser } from '~/features/access/permissions';
import type { Saved } from '~/features/saved/saved';
import type { FormErrors } from '~/server/parse-form.server';
import { addCheckIn, addOwnNote } from './check-in-goal.server';
import { acknowledgeReview, closeGoal } from './close-goal.server';
import type { GoalPageForm } from './goal-page-forms.server';
import { addMilestone, markMilestone } from './milestones.server';
import { reviseGoal } from './revise-goal.server';

/** What the page says once it is done. */
export const SAVED_BY: Record<GoalPageForm['intent'], Saved> = {
  'check-in': 'checkInSaved',
  note: 'noteSaved',
  revise: 'goalChanged',
  close: 'goalClosed',
  acknowledge: 'goalAcknowledged',
  milestone: 'milestoneAdded',
  'milestone-done': 'milestoneDone',
  'milestone-open': 'milestoneOpen',
};

/** What only the goal's owner may do. */
export const OWN_INTENTS: readonly (string | null)[] = ['note', 'acknowledge'];

/** Does what a form on the goal's page asks for; null on success. The caller checks permission. */
export async function actOnGoal(
  db: Db,
  user: SignedInUser,
  { row, form }: { row: GoalRow; form: GoalPageForm },
): Promise<FormErrors | null> {
  const goalId = row.id;
  switch (form.intent) {
    case 'check-in':
      return addCheckIn(db, user, { goalId, ...form });
    case 'note':
      return addOwnNote(db, user, { goalId, ...form });
    case 'close':
      return closeGoal(db, user, { goalId, ...form });
    case 'acknowledge':
      return acknowledgeReview(db, user, { goalId, ...form });
    case 'milestone':
      return addMilestone(db, user, { row, ...form });
    case 'milestone-done':
    case 'milestone-open':
      return markMilestone(db, user, { row, id: form.milestone, isDone: form.intent === 'milestone-done' });
    case 'revise': {
      const result = await reviseGoal(db, user, { goalId, ...form });
      return result.isRevised ? null : result.errors;
    }
  }
}
