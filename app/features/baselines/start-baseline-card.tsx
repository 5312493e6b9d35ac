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
      title="Begin a new baseline"
      question="Only where the work itself changed and is meant to stay so. Never to make a bad stretch look usual."
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
              label="Cause on record"
              options={[{ value: '', label: 'None: I say so below' }, ...causes]}
            />
            <div className="form-row">
              <Input
                {...bind(fields.fromDate)}
                label="Or from the week of"
                type="date"
                min={page.span.from}
                max={page.span.to}
              />
              <Input {...bind(fields.reason)} label="And why" maxLength={200} />
            </div>
            <Select
              {...bind(fields.charts)}
              label="Charts"
              options={[
                { value: 'this', label: 'This one' },
                { value: 'all', label: `All of ${page.person.name}` },
              ]}
            />
            <div className="form-actions">
              <Button kind="primary">Start new baseline</Button>
              <Link to={`/events/new${NEW_EVENT.write({ person: page.person.id })}`}>Record a cause first</Link>
            </div>
          </>
        )}
      </TypedForm>
    </Card>
  );
}
