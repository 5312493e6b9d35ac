import type { ReactNode } from 'react';
import { Button } from './button';

interface ConfirmButtonProps {
  /** What the first button says: "Undo this import". */
  label: string;
  /** What is lost and what is kept. */
  question: ReactNode;
  /** What the second button says: "Yes, take the rows back". */
  confirmLabel: string;
  name?: string;
  value?: string;
}

/** Asks twice, also without JavaScript. Put it inside the form that it submits. */
export function ConfirmButton({ label, question, confirmLabel, name, value }: ConfirmButtonProps) {
  return (
    <details className="confirm">
      <summary className="button button-danger">{label}</summary>
      <div className="confirm-question">
        <p>{question}</p>
        <Button kind="danger" name={name} value={value}>
          {confirmLabel}
        </Button>
      </div>
    </details>
  );
}
