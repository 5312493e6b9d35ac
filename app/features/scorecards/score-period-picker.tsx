import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import type { OptionGroup } from '~/components/input';
import { FilterSelect } from '~/components/period-picker';
import type { ScorePeriod } from './score-period';

/** Which month or quarter: a plain GET form. */
export function ScorePeriodPicker({ period, periods }: { period: ScorePeriod; periods: readonly OptionGroup[] }) {
  return (
    <Form method="get" className="period" preventScrollReset>
      <FilterSelect label="Period" name="period" value={period.key} options={periods} />
      <Button>Show</Button>
    </Form>
  );
}
