import type { GoalRow } from 'db/queries/goals';
import { z } from 'zod';
import { findMetric } from '~/metrics/catalogue';
import { day, formsOf, rowId, text } from '~/server/form-pieces.server';
import { changedValueField, valueField } from '../value-field.server';

const milestone = rowId('This milestone isn’t part of this goal.');

/** The forms of a goal's page; its metrics decide what values mean. */
export function goalPageForms(row: GoalRow) {
  const metric = findMetric(row.metric_id);
  return formsOf(
    z.object({ intent: z.literal('check-in'), onDate: day('Choose the date of the check-in.'), note: text() }),
    z.object({ intent: z.literal('note'), onDate: day('Choose a check-in from the list.'), note: text() }),
    z.object({
      intent: z.literal('revise'),
      target: changedValueField(metric, row.target),
      dueDate: text(),
      counterLimit: changedValueField(findMetric(row.counter_metric_id), row.counter_limit),
      why: text(),
    }),
    z.object({ intent: z.literal('close'), note: text(), next: text() }),
    z.object({ intent: z.literal('acknowledge'), words: text() }),
    z.object({
      intent: z.literal('milestone'),
      milestoneDate: day('Choose a date.'),
      milestoneValue: valueField(metric),
      milestoneWords: text(500),
    }),
    z.object({ intent: z.literal('milestone-done'), milestone }),
    z.object({ intent: z.literal('milestone-open'), milestone }),
  );
}

export type GoalPageForm = z.output<ReturnType<typeof goalPageForms>>;
type Named<Intent extends GoalPageForm['intent']> = Extract<GoalPageForm, { intent: Intent }>;
export type CheckInForm = Named<'check-in'>;
export type OwnNoteForm = Named<'note'>;
export type ReviseForm = Named<'revise'>;
export type CloseForm = Named<'close'>;
export type AcknowledgeForm = Named<'acknowledge'>;
export type MilestoneForm = Named<'milestone'>;
