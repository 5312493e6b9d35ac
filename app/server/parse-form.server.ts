import { parseWithZod } from '@conform-to/zod/v4';
import type { core, z } from 'zod/v4';
import { checkFields } from './read-form.server';
import { type Refused, RequestRefused, refusePage } from './refused.server';

/** What a form's fields mean by its schema; 400 where their names or a button's JSON build what is not that form. */
export function parseForm<Schema extends z.ZodType>(fields: FormData | URLSearchParams, schema: Schema) {
  try {
    const submission = parseWithZod(checkFields(fields), { schema });
    if (!fits(schema, submission.payload)) throw new RequestRefused(SENSELESS);
    return submission;
  } catch (error) {
    throw refusePage(error instanceof RequestRefused ? error.refused : SENSELESS);
  }
}

/**
 * Whether what was built has the form's shape, so that a page can show it again: lines where the form has lines, texts where
 * it has texts. One line may come as itself, as a single ticked box does.
 */
function fits(schema: core.$ZodType, value: unknown): boolean {
  const { def } = (schema as core.$ZodTypes)._zod;
  if (value === undefined) return true;
  if (def.type === 'object')
    return isPlain(value) && Object.entries(def.shape).every(([name, field]) => fits(field, value[name]));
  if (def.type === 'array')
    return Array.isArray(value)
      ? value.every((each) => fits(def.element, each))
      : fits(def.element, value) && !isPlain(value);
  if ('innerType' in def) return fits(def.innerType, value);
  if (def.type === 'pipe') return fits(def.in, value);
  return typeof value !== 'object';
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SENSELESS: Refused = {
  status: 400,
  code: 'unreadable_form',
  message: 'The fields of this form do not fit together.',
  advice: 'Go back, check what you sent, and try again.',
};
