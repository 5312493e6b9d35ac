import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { Field, FieldError, type FieldProps, useFieldIds } from './field';

/** A text, number, date or password field with its label. */
export function Input({
  label,
  hint,
  error,
  isOptional,
  id,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, error, isOptional, id }}>
      {(control) => <input {...rest} {...control} className="input" />}
    </Field>
  );
}

export function Textarea({
  label,
  hint,
  error,
  isOptional,
  id,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, hint, error, isOptional, id }}>
      {(control) => <textarea {...rest} {...control} className="input" />}
    </Field>
  );
}

export interface Option {
  value: string | number;
  label: string;
}
export interface OptionGroup {
  group: string;
  options: readonly Option[];
}
interface SelectProps extends FieldProps, SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly (Option | OptionGroup)[];
}

export function Select({ label, hint, error, isOptional, id, options, ...rest }: SelectProps) {
  return (
    <Field {...{ label, hint, error, isOptional, id }}>
      {(control) => (
        <select {...rest} {...control} className="input">
          <Options options={options} />
        </select>
      )}
    </Field>
  );
}

export function Options({ options }: Pick<SelectProps, 'options'>) {
  return options.map((entry) =>
    'group' in entry ? (
      <optgroup key={entry.group} label={entry.group}>
        <Options options={entry.options} />
      </optgroup>
    ) : (
      <option key={entry.value} value={entry.value}>
        {entry.label}
      </option>
    ),
  );
}

export function Checkbox({ label, hint, error, id, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const field = useFieldIds({ id, hint, error });
  return (
    <div className="checkbox">
      <input {...field.control} {...rest} type="checkbox" />
      <label htmlFor={field.control.id}>{label}</label>
      {hint && (
        <p className="field-hint" id={field.hintId}>
          {hint}
        </p>
      )}
      <FieldError id={field.errorId} text={field.errorText} />
    </div>
  );
}

/** Takes files by choosing and by dropping: the browser's own file field, made large. */
export function FileDrop({
  label,
  hint,
  error,
  isOptional,
  id,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, error, isOptional, id }}>
      {(control) => <input multiple {...rest} {...control} type="file" className="file-drop" />}
    </Field>
  );
}
