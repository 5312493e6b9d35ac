import { z } from 'zod';
import { formsOf, rowId, text } from '~/server/form-pieces.server';

const start = z.object({
  intent: z.literal('start-baseline'),
  eventId: text(),
  fromDate: text(),
  reason: text(200),
  charts: text(),
});
export type StartBaselineForm = z.output<typeof start>;

/** What a button says of an event or baseline that is gone meanwhile. */
export const GONE = 'This was already removed.';
const id = rowId(GONE);

/** The forms of a chart's page: one begins a baseline, the buttons undo one or an event. */
export const chartPageForms = formsOf(
  start,
  z.object({ intent: z.literal('take-back-event'), id }),
  z.object({ intent: z.literal('take-back-baseline'), id }),
);
