import type { ReactNode } from 'react';
import type { Exactly } from '~/metrics/format';

interface ExactProps extends Pick<Exactly, 'value'> {
  className?: string;
  title?: string;
  /** The same as people read it. */
  children: ReactNode;
}

/** A figure as people read it, carrying the very number for programs that read the page. */
export function Exact({ value, className, title, children }: ExactProps) {
  return (
    <data className={className} title={title} value={value ?? ''}>
      {children}
    </data>
  );
}
