import { z } from 'zod';
import { formsOf, rowId, text } from '~/server/form-pieces.server';

const LONGEST_REASON = 200;

const start = z.object({
  intent: z.literal('start-baseline'),
  eventId: text(),
  fromDate: text(),
  reason: z.string().trim().max(LONGEST_REASON, `Keep it to ${LONGEST_REASON} letters.`).default(''),
  charts: text(),
});
export type StartBaselineForm = z.output<typeof start>;

const id = rowId('This is not on record any more.');

/** The forms of a chart's page: one begins a baseline, the buttons undo one or an event. */
export const chartPageForms = formsOf(
  start,
  z.object({ intent: z.literal('take-back-event'), id }),
  z.object({ intent: z.literal('take-back-baseline'), id }),
);
