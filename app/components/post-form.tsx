import { Form, type FormProps, useNavigation } from '@remix-run/react';
import type { FormEvent } from 'react';

/** What a form says without anybody typing it. */
export type Hidden = Record<string, string | number | readonly string[]>;

export interface PostFormProps extends Omit<FormProps, 'method' | 'hidden'> {
  hidden?: Hidden;
}

/** A form that changes something. While one is on its way, a second click sends nothing. */
export function PostForm({ hidden = {}, children, onSubmit, ...rest }: PostFormProps) {
  const isBusy = useNavigation().state === 'submitting';
  const submit = (event: FormEvent<HTMLFormElement>) => (isBusy ? event.preventDefault() : onSubmit?.(event));
  return (
    <Form method="post" {...rest} onSubmit={submit}>
      {Object.entries(hidden).flatMap(([name, value]) =>
        [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
      )}
      {children}
    </Form>
  );
}

/** Whether what was sent says all of this. */
export const repeats = (sent: (name: string) => unknown, hidden: Hidden): boolean =>
  Object.entries(hidden).every(([name, value]) => String(sent(name)) === String(value));
