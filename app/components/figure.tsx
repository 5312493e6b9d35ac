import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Exactly } from '~/metrics/format';
import { formatNumber } from '~/reader-locale';
import { Exact } from './exact';

export interface FigureProps {
  /** Formatted with its unit: "76%", "6:24", "36 s". Null where there is nothing to divide by. */
  value: string | null;
  /** How many stand behind it, and what they are: "answers". */
  sample?: number;
  noun?: string;
  /** "68 – 83%" */
  interval?: string;
  /** The period, where the page does not say it. */
  period?: string;
  /** The contacts behind it. */
  to?: string;
  isLarge?: boolean;
  /** False greys the value: too few to rely on. */
  isReliable?: boolean;
  /** The very numbers, for files. */
  exact?: Exactly;
  children?: ReactNode;
}

/** A number never stands alone: its n, its unit, and a way to the contacts behind it. */
export function Figure(props: FigureProps) {
  const { value, sample, noun, interval, period, to, isLarge, isReliable = true, exact, children } = props;
  const classes = ['figure', isLarge && 'is-large', !isReliable && 'is-uncertain'].filter(Boolean).join(' ');
  const shown = value ?? '–';
  return (
    <Exact {...exact} className={classes} title={isReliable ? undefined : 'Too few to rely on yet'}>
      {to && value !== null ? (
        <Link className="figure-value" to={to}>
          {shown}
        </Link>
      ) : (
        <span className="figure-value">{shown}</span>
      )}
      {sample !== undefined && (
        <span className="figure-rest">
          n {formatNumber(sample)}
          {noun && ` ${noun}`}
        </span>
      )}
      {interval && <span className="figure-rest">{interval}</span>}
      {period && <span className="figure-rest">{period}</span>}
      {children}
    </Exact>
  );
}
