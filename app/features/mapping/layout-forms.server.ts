import { z } from 'zod';
import { formsOf } from '~/server/form-pieces.server';
import { parseForm, refuse } from '~/server/parse-form.server';

/** The buttons of a saved layout. */
export const layoutButtons = formsOf(
  z.object({ intent: z.enum(['change', 'retire', 'restore']), id: z.string('This layout does not exist.') }),
);

const layoutFile = z.object({ layout: z.string().optional() });
export type LayoutFileForm = z.output<typeof layoutFile>;

/** The answer to a layout's file that was not taken: no browser lets a page choose it again. */
export const refuseLayout = (problems: string[], init?: ResponseInit) =>
  refuse(parseForm(new FormData(), layoutFile), { layout: problems }, init);
