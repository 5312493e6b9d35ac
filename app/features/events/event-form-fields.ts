import { z } from 'zod';
import { readDay } from '~/read-day';

export const EVENT_KINDS = {
  training: 'Training',
  session: 'Coaching session',
  process_change: 'Change of process',
  outage: 'Outage',
  obstacle: 'Obstacle',
} as const;

export type EventKind = keyof typeof EVENT_KINDS;
const LONGEST_TITLE = 80;
const isDay = (text: string) => readDay(text) !== null;

/** What the form of an event asks for; `today` is the last day on which something can have begun. */
export const eventSchema = (today: string) =>
  z
    .object({
      kind: z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]], { error: 'Choose the type of event.' }),
      title: z
        .string({ error: 'Say in a few words what happened.' })
        .trim()
        .min(1, 'Say in a few words what happened.')
        .max(LONGEST_TITLE, `Keep it to ${LONGEST_TITLE} letters, so that it fits the chart.`),
      about: z
        .string({ error: 'Choose who was involved.' })
        .regex(/^(person|team|queue)-\d+$/, 'Choose who was involved.'),
      onDate: z
        .string({ error: 'Choose the day.' })
        .refine(isDay, 'Choose the day.')
        .refine((date) => date <= today, 'This day is in the future. Log the event once it has begun.'),
      untilDate: z.string().refine(isDay, 'Choose the last day, or leave it empty.').optional(),
      isNewBaseline: z.literal('on').optional(),
    })
    .refine(({ onDate, untilDate }) => !untilDate || untilDate >= onDate, {
      path: ['untilDate'],
      error: 'The last day is before the first day.',
    });

/** What was wrong, by field, and what was typed. */
export interface EventAnswer {
  typed: Record<string, string>;
  errors: Record<string, string[]>;
}
