import type { SubmissionResult } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { Notice } from './notice';
import { type Hidden, PostForm, type PostFormProps, repeats } from './post-form';

type Fields = Record<string, unknown>;

interface Field {
  id: string;
  name: string;
  /** A text, or several where boxes are ticked. */
  initialValue: unknown;
  errors?: string[];
}

/** What ties fields to what was typed and to what is wrong with it. */
export interface Bound<Form extends Fields> {
  fields: { [Name in keyof Form]-?: Field };
  /** For an Input, Textarea or Select. */
  bind: (field: Field) => ReturnType<typeof bindField>;
}

interface TypedFormProps<Form extends Fields> extends Omit<PostFormProps, 'children'> {
  /** What its buttons mean; one alone is sent hidden. */
  intent?: string | readonly string[];
  /** What stands in it before anybody types. */
  defaults?: { [Name in keyof Form]?: unknown };
  /** Above the fields, where the form as a whole was refused and the page does not say so itself. */
  refusedTitle?: string;
  children: (bound: Bound<Form>) => ReactNode;
}

/**
 * A form that somebody fills in. The server checks it by its schema and answers with `refuse`; this shows what was typed
 * with what is wrong beside each field, and begins at the first of them. Give it a key to empty it after it was saved.
 */
export function TypedForm<Form extends Fields>({
  intent,
  hidden = {},
  defaults,
  refusedTitle,
  className = 'form',
  children,
  ...rest
}: TypedFormProps<Form>) {
  const result = useAnswer(intent, hidden);
  const id = ['form', ...[intent ?? []].flat().slice(0, 1), ...Object.values(hidden)].join('-');
  const errors = result?.error ?? {};
  // Fields come in the order of the page; a box that is not ticked does not come at all.
  const first = [...(result?.fields ?? []), ...Object.keys(errors)].find((name) => name in errors && name);
  useEffect(() => {
    if (result) document.getElementById(id)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [result, id]);
  const shown: Fields = result?.initialValue ?? defaults ?? {};
  const fields = new Proxy({} as Bound<Form>['fields'], {
    get: (_, name: string): Field => ({
      id: `${id}-${name}`,
      name,
      initialValue: shown[name],
      errors: errors[name] ?? undefined,
    }),
  });
  return (
    <PostForm
      {...rest}
      id={id}
      className={className}
      noValidate
      hidden={typeof intent === 'string' ? { ...hidden, intent } : hidden}
    >
      {refusedTitle && errors[''] && (
        <Notice kind="error" title={refusedTitle}>
          {errors[''].join(' ')}
        </Notice>
      )}
      {children({ fields, bind: (field) => bindField(field, field.name === first) })}
    </PostForm>
  );
}

/** What the action answered to this form; undefined where another of the page was sent. */
export function useAnswer(intent: TypedFormProps<Fields>['intent'], hidden: Hidden = {}) {
  const answer = useActionData() as { result?: SubmissionResult<string[]> } | undefined;
  const sent = answer?.result?.initialValue;
  if (!sent || !repeats((name) => sent[name], hidden)) return undefined;
  return intent === undefined || [intent].flat().includes(String(sent.intent)) ? answer.result : undefined;
}

/** A field's name, what was typed in it and what is wrong; a page that comes without scripts begins at the first wrong one. */
export const bindField = ({ id, name, initialValue, errors }: Field, isFirstWrong: boolean) => ({
  id,
  name,
  defaultValue: textOf(initialValue),
  error: errors,
  autoFocus: isFirstWrong || undefined,
});

/** A value that is sent again as it came. */
export const HiddenField = ({ field: { name, initialValue } }: { field: Field }) => (
  <input type="hidden" name={name} defaultValue={textOf(initialValue)} />
);

/** The same of a box that is ticked. */
export const bindBox = ({ id, name, initialValue, errors }: Field) => ({
  id,
  name,
  defaultChecked: initialValue === 'on' || initialValue === true,
  error: errors,
});

/** The same of boxes of which several are ticked. */
export const bindBoxes = ({ id, name, initialValue, errors }: Field) => ({
  id,
  name,
  chosen: [initialValue ?? []].flat().map(String),
  error: errors,
});

/** As a field has it: nothing where it was left empty, or is none of one value. */
const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
