import { z } from 'zod';
import { day, formsOf, rowId, ticked } from '~/server/form-pieces.server';
import { EVENT_KINDS, type EventKind } from './event-kinds';

const LONGEST_TITLE = 80;

const eventForm = (today: string) =>
  z
    .object({
      intent: z.literal('log').optional(),
      kind: z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]], 'Choose the type of event.'),
      title: z
        .string('Say in a few words what happened.')
        .trim()
        .min(1, 'Say in a few words what happened.')
        .max(LONGEST_TITLE, `Keep it to ${LONGEST_TITLE} letters, so that it fits the chart.`),
      about: z.string('Choose who was involved.').regex(/^(person|team|queue)-\d+$/, 'Choose who was involved.'),
      onDate: day('Choose the day.').refine(
        (date) => date <= today,
        'This day is in the future. Log the event once it has begun.',
      ),
      untilDate: day('Choose the last day, or leave it empty.').optional(),
      isNewBaseline: ticked,
    })
    .refine(({ onDate, untilDate }) => !untilDate || untilDate >= onDate, {
      path: ['untilDate'],
      error: 'The last day is before the first day.',
    });
export type EventForm = z.output<ReturnType<typeof eventForm>>;

/** The form that logs an event, and the button that undoes one; `today` is the last day on which something can have begun. */
export const eventForms = (today: string) =>
  formsOf(eventForm(today), z.object({ intent: z.literal('take-back'), id: rowId('This event was already removed.') }));
