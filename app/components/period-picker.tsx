import { Form } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { Button } from './button';
import { Input, type Option, type OptionGroup, Options } from './input';

interface PeriodPickerProps {
  /** The value chosen now; 'days' where from and to say it. */
  period: string;
  periods: readonly Option[];
  /** yyyy-MM-dd, inclusive. */
  from?: string;
  to?: string;
  /** What the address keeps besides: other filters. */
  keep?: Record<string, string>;
  /** Further selects of the same form. */
  children?: ReactNode;
}

/** A plain GET form: ?period=…, or ?period=days&from=…&to=…; works without JavaScript. */
export function PeriodPicker({ period, periods, from, to, keep, children }: PeriodPickerProps) {
  const id = useId();
  return (
    <div className="row">
      <Form method="get" className="period" preventScrollReset key={`choice ${period}`}>
        <Kept keep={keep} />
        <label className="visually-hidden" htmlFor={id}>
          Period
        </label>
        <select id={id} name="period" className="input" defaultValue={period}>
          <Options options={periods} />
          {period === 'days' && <option value="days">Custom dates</option>}
        </select>
        {children}
        <Button>Show</Button>
      </Form>
      <details className="period period-days" key={`days ${from} ${to}`}>
        <summary className="button">Custom dates</summary>
        <Form method="get" className="period-days-box" preventScrollReset>
          <Kept keep={keep} />
          <input type="hidden" name="period" value="days" />
          <Input label="First day" type="date" name="from" defaultValue={from} required />
          <Input label="Last day" type="date" name="to" defaultValue={to} required />
          <Button>Show these days</Button>
        </Form>
      </details>
    </div>
  );
}

function Kept({ keep = {} }: Pick<PeriodPickerProps, 'keep'>) {
  return Object.entries(keep).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** A select without a visible label, for filters beside the period. */
export function FilterSelect({
  label,
  name,
  value,
  options,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly (Option | OptionGroup)[];
}) {
  return (
    <select key={value} aria-label={label} name={name} className="input" defaultValue={value}>
      <Options options={options} />
    </select>
  );
}
