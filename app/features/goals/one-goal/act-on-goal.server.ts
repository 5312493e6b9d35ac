import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import type { SignedInUser } from '~/features/access/permissions';
import type { Saved } from '~/features/saved/saved';
import { findMetric } from '~/metrics/catalogue';
import { readValueText, toValueText, valueHint } from '../value-text';
import { addCheckIn, addOwnNote } from './check-in-goal.server';
import { acknowledgeReview, closeGoal } from './close-goal.server';
import { addMilestone, markMilestone } from './milestones.server';
import { reviseGoal } from './revise-goal.server';

export const INTENTS = [
  'check-in',
  'note',
  'revise',
  'close',
  'acknowledge',
  'milestone',
  'milestone-done',
  'milestone-open',
] as const;
export type Intent = (typeof INTENTS)[number];

/** What the page says once it is done. */
export const SAVED_BY: Record<Intent, Saved> = {
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
export const OWN_INTENTS: readonly (Intent | undefined)[] = ['note', 'acknowledge'];

/** The answer to a form with errors, with what was typed. */
export interface GoalAnswer {
  intent: Intent | null;
  typed: Record<string, string>;
  errors: Record<string, string[]>;
}

/** Does what a form on the goal's page asks for; null on success. The caller checks permission. */
export async function actOnGoal(
  db: Db,
  user: SignedInUser,
  { row, intent, typed }: { row: GoalRow; intent: Intent; typed: Record<string, string> },
): Promise<Record<string, string[]> | null> {
  const { note = '', onDate = '' } = typed;
  switch (intent) {
    case 'check-in':
      return addCheckIn(db, user, { goalId: row.id, onDate, note });
    case 'note':
      return addOwnNote(db, user, { goalId: row.id, onDate, note });
    case 'close':
      return closeGoal(db, user, { goalId: row.id, note, next: typed.next ?? '' });
    case 'acknowledge':
      return acknowledgeReview(db, user, { goalId: row.id, words: typed.words ?? '' });
    case 'milestone':
      return addMilestone(db, user, { row, typed });
    case 'milestone-done':
    case 'milestone-open':
      return markMilestone(db, user, { row, id: Number(typed.milestone), isDone: intent === 'milestone-done' });
    case 'revise':
      return revise(db, user, { row, typed });
  }
}

async function revise(
  db: Db,
  user: SignedInUser,
  { row, typed }: { row: GoalRow; typed: Record<string, string> },
): Promise<Record<string, string[]> | null> {
  const errors: Record<string, string[]> = {};
  const read = (name: 'target' | 'counterLimit', metricId: string | null, before: number | null) => {
    const metric = findMetric(metricId);
    const text = typed[name];
    if (!metric || text === undefined) return undefined;
    const value = readValueText(metric, text);
    if (value === undefined) errors[name] = [`This isn’t a valid value. ${valueHint(metric)}.`];
    // The field shows a rounded value: an unchanged text keeps the exact one.
    return text.trim() === toValueText(metric, before) ? undefined : value;
  };
  const target = read('target', row.metric_id, row.target);
  const counterLimit = read('counterLimit', row.counter_metric_id, row.counter_limit);
  if (Object.keys(errors).length > 0) return errors;
  const { dueDate, why = '' } = typed;
  const result = await reviseGoal(db, user, { goalId: row.id, target, counterLimit, dueDate, why });
  return result.isRevised ? null : result.errors;
}
