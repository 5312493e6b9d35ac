import type { ReactNode } from 'react';
import { FieldError, type FieldProps, useFieldIds } from './field';
import { Checkbox } from './input';

interface CheckboxGroupProps extends Pick<FieldProps, 'error'> {
  legend: ReactNode;
  id?: string;
  name: string;
  options: readonly { value: string | number; label: ReactNode }[];
  chosen: readonly string[];
  /** Beside each other rather than one below another. */
  isInRows?: boolean;
}

/** Boxes of one name, of which any number is ticked. */
export function CheckboxGroup({ legend, id, name, options, chosen, error, isInRows = false }: CheckboxGroupProps) {
  const field = useFieldIds({ id, error });
  const boxes = options.map(({ value, label }) => (
    <Checkbox
      key={value}
      id={`${field.control.id}-${value}`}
      name={name}
      value={value}
      label={label}
      defaultChecked={chosen.includes(String(value))}
      {...(field.errorText && { 'aria-invalid': true })}
    />
  ));
  return (
    <fieldset aria-describedby={field.control['aria-describedby']}>
      <legend>{legend}</legend>
      {isInRows ? <div className="form-row">{boxes}</div> : boxes}
      <FieldError id={field.errorId} text={field.errorText} />
    </fieldset>
  );
}
