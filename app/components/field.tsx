import { type ReactNode, useId } from 'react';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; several are joined. */
  error?: string | readonly string[] | null;
  isOptional?: boolean;
}

/** What the control inside a field needs to be tied to its words. */
interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FrameProps extends FieldProps {
  id?: string;
  children: (control: ControlProps) => ReactNode;
}

/** Label, control, hint and error, tied together for whoever hears the page. */
export function Field({ label, hint, error, isOptional, id, children }: FrameProps) {
  const field = useFieldIds({ id, hint, error });
  return (
    <div className="field">
      <label className="field-label" htmlFor={field.control.id}>
        {label}
        {isOptional && <span className="field-optional"> (optional)</span>}
      </label>
      {hint && (
        <p className="field-hint" id={field.hintId}>
          {hint}
        </p>
      )}
      {children(field.control)}
      <FieldError id={field.errorId} text={field.errorText} />
    </div>
  );
}

export function FieldError({ id, text }: { id: string; text: string }) {
  if (!text) return null;
  return (
    <p className="field-error" id={id}>
      <span aria-hidden="true">▼</span>
      {text}
    </p>
  );
}

/** The ids that tie a control to its hint and error, and the error as one text. */
export function useFieldIds({ id, hint, error }: { id?: string; hint?: ReactNode; error?: FieldProps['error'] }) {
  const made = useId();
  const controlId = id ?? made;
  const errorText = typeof error === 'string' ? error : (error ?? []).join(' ');
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const describedBy = [hint ? hintId : '', errorText ? errorId : ''].filter(Boolean).join(' ');
  const control: ControlProps = {
    id: controlId,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': errorText ? true : undefined,
  };
  return { control, hintId, errorId, errorText };
}
