import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { core, z } from 'zod';
import type { BodyBounds } from './bounds.server';
import { checkFields, readForm } from './read-form.server';
import { type Refused, RequestRefused, refusePage } from './refused.server';
import { SECRET_FIELDS } from './secret-fields.server';

/** What is wrong, by field; '' for the form as a whole. */
export type FormErrors = Record<string, string[] | undefined>;

/** A form as it was sent, whatever it asks for. */
interface Sent {
  payload: Record<string, unknown>;
  reply: (told?: never) => SubmissionResult<string[]>;
}

export type SubmissionOf<Schema extends z.ZodType> = ReturnType<typeof parseForm<Schema>>;

/** A form that was sent, by its schema: the one way in which an action reads one. */
export async function readSubmission<Schema extends z.ZodType>(request: Request, schema: Schema, bounds?: BodyBounds) {
  return parseForm(await readForm(request, bounds), schema);
}

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

/** The answer to a form in which something is wrong: 400, with what was typed and what is wrong beside each field. */
export function refuse(submission: Sent, errors: FormErrors = {}, init: ResponseInit = {}) {
  return data({ result: replyTo(submission, errors) }, { status: 400, ...init });
}

/** What a form's page shows again: what was typed but for secrets, and what is wrong. */
export function replyTo(submission: Sent, errors: FormErrors = {}): SubmissionResult<string[]> {
  const { '': ofForm, ...fieldErrors } = errors;
  // Its own type knows the fields of one schema, and this answers to all.
  const reply = submission.reply as unknown as (told: object) => SubmissionResult<string[]>;
  const { error, ...result } = reply({
    hideFields: SECRET_FIELDS,
    ...(Object.keys(errors).length > 0 && { fieldErrors, formErrors: ofForm }),
  });
  // No field of a page asks what is to be done: its buttons say.
  const { intent, ...told } = error ?? {};
  return { ...result, error: intent ? { ...told, '': intent } : error };
}

/** Why a button's form says nothing that can be done, in a sentence. */
export const refusalOf = (submission: Sent): string =>
  Object.values(replyTo(submission).error ?? {}).flatMap((said) => said ?? [])[0] ?? 'Nothing was changed.';

/** What is to be done, as sent: who may is asked before the rest is looked at. */
export function intentOf({ payload }: Sent): string | null {
  return typeof payload.intent === 'string' ? payload.intent : null;
}

/**
 * Whether what was built has the form's shape, so that a page can show it again: lines where the form has lines, texts where
 * it has texts. One line may come as itself, as a single ticked box does.
 */
function fits(schema: core.$ZodType, value: unknown): boolean {
  const { def } = (schema as core.$ZodTypes)._zod;
  if (value === undefined) return true;
  if (def.type === 'union') return def.options.some((option) => fits(option, value));
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
