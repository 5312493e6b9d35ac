import { Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { Input, Select } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import { NEW_EVENT } from '~/features/events/new-event-address';
import type { StartBaselineForm } from './chart-page-forms.server';
import type { ChartPage } from './find-chart-page.server';

/** Asks for a cause on record, or for a day and a reason. */
export function StartBaselineCard({ page }: { page: ChartPage }) {
  const causes = page.causes.map(({ id, title, onDate }) => ({
    value: String(id),
    label: `${formatDay(onDate, 'short')}: ${title}`,
  }));
  return (
    <Card
      title="Start new baseline"
      question="Only when the work itself changed for good. Never to make bad weeks look normal."
    >
      <TypedForm<StartBaselineForm>
        intent="start-baseline"
        key={page.baselines.length}
        defaults={{ eventId: '', charts: 'this' }}
      >
        {({ fields, bind }) => (
          <>
            <Select
              {...bind(fields.eventId)}
              label="Logged cause"
              options={[{ value: '', label: 'None: enter a week and a reason' }, ...causes]}
            />
            <div className="form-row">
              <Input
                {...bind(fields.fromDate)}
                label="Or start week"
                type="date"
                min={page.span.from}
                max={page.span.to}
              />
              <Input {...bind(fields.reason)} label="Reason" maxLength={200} />
            </div>
            <Select
              {...bind(fields.charts)}
              label="Applies to"
              options={[
                { value: 'this', label: 'This chart' },
                { value: 'all', label: `All charts of ${page.person.name}` },
              ]}
            />
            <div className="form-actions">
              <Button kind="primary">Start new baseline</Button>
              <Link to={`/events/new${NEW_EVENT.write({ person: page.person.id })}`}>Log a cause first</Link>
            </div>
          </>
        )}
      </TypedForm>
    </Card>
  );
}
