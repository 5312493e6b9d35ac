import { z } from 'zod';
import { email, formsOf, neededText, rowId, text } from '~/server/form-pieces.server';
import { readPersonChoice } from './person-choice';

const id = rowId('This person is no longer unmatched.');

const link = z.object({
  intent: z.literal('link'),
  id,
  employee: text().transform(readPersonChoice),
});
export type LinkForm = z.output<typeof link>;

const create = z.object({
  intent: z.literal('create'),
  id,
  name: neededText('Enter a name.', 200),
  email: email('Enter an e-mail address, such as ana@example.com, or leave it blank.')
    .transform((address) => address.toLowerCase())
    .optional(),
  teamId: z.coerce.number().int().nonnegative().catch(0),
});
export type CreateForm = z.output<typeof create>;

/** What can be decided about a name in files, and the buttons that undo a decision or move its rows. */
export const heldForms = formsOf(link, create, z.object({ intent: z.enum(['ignore', 'return', 'settle']), id }));
export type HeldForm = z.output<typeof heldForms>;
