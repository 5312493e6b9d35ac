import { parseWithZod } from '@conform-to/zod/v4';
import type { core, z } from 'zod/v4';
import { checkFields } from './read-form.server';
import { type Refused, RequestRefused, refusePage } from './refused.server';

/** What a form's fields mean by its schema; 400 where their names or a button's JSON build nothing. */
export function parseForm<Schema extends z.ZodType>(fields: FormData | URLSearchParams, schema: Schema) {
  try {
    return parseWithZod(checkFields(fields), { schema, formatError: wordsOf });
  } catch (error) {
    throw refusePage(error instanceof RequestRefused ? error.refused : SENSELESS);
  }
}

/** A text where the form has lines, or lines where it has a text, is nothing that a page could show again. */
function wordsOf(issues: readonly core.$ZodIssue[]): string[] {
  if (issues.some((issue) => issue.code === 'invalid_type' && ['array', 'object'].includes(issue.expected)))
    throw new RequestRefused(SENSELESS);
  return issues.map(({ message }) => message);
}

const SENSELESS: Refused = {
  status: 400,
  code: 'unreadable_form',
  message: 'The fields of this form do not fit together.',
  advice: 'Go back, check what you sent, and try again.',
};
