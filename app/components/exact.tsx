import type { ReactNode } from 'react';
import type { Exactly } from '~/metrics/format';

interface ExactProps extends Exactly {
  className?: string;
  title?: string;
  /** The same as people read it. */
  children: ReactNode;
}

/** A figure as people read it, carrying the very number: files of a page's tables take that, unrounded and in its unit. */
export function Exact({ value, unit, sample, low, high, second, className, title, children }: ExactProps) {
  return (
    <data
      className={className}
      title={title}
      value={value ?? ''}
      data-unit={unit}
      data-n={sample}
      data-low={low}
      data-high={high}
      data-second={second ?? undefined}
    >
      {children}
    </data>
  );
}
