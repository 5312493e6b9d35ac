import { type ReactNode, useId } from 'react';

interface ProgressBarProps {
  label: ReactNode;
  value: number;
  /** Without it the work's length is not known yet. */
  total?: number;
  /** "12,400 of 50,000 rows" */
  detail?: ReactNode;
}

export function ProgressBar({ label, value, total, detail }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress-words">
        <label htmlFor={id}>{label}</label>
        {detail && <span className="soft">{detail}</span>}
      </div>
      <progress id={id} max={total ?? 1} value={total === undefined ? undefined : Math.min(value, total)} />
    </div>
  );
}
