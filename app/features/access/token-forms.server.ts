import { z } from 'zod';
import { formsOf, neededText, rowId, text } from '~/server/form-pieces.server';
import { USUAL_TOKEN_LASTS } from './token-lasts';
import { isTokenScope } from './token-scopes';

const create = z.object({
  intent: z.literal('create'),
  name: neededText('Enter a name, such as “nightly export”.', 80).regex(
    /^\P{Cc}*$/u,
    'Use only letters, digits and punctuation.',
  ),
  scope: z
    .array(z.string())
    .transform((scopes) => scopes.filter(isTokenScope))
    .refine((scopes) => scopes.length > 0, 'Choose at least one permission.'),
  lasts: z.string().default(USUAL_TOKEN_LASTS),
  endsOn: text(),
});
export type TokenForm = z.output<typeof create>;

/** The form that makes a token, and the button that ends one. */
export const tokenForms = formsOf(
  create,
  z.object({ intent: z.literal('revoke'), id: rowId('This token does not exist.') }),
);
