import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { Input, Select } from '~/components/input';
import { NEW_EVENT } from '~/features/events/new-event-address';
import type { BaselineAnswer } from './act-on-baseline.server';
import type { ChartPage } from './find-chart-page.server';

/** Asks for a cause on record, or for a day and a reason. */
export function StartBaselineCard({ page, answer }: { page: ChartPage; answer: BaselineAnswer | undefined }) {
  const { typed, errors } = answer ?? { typed: {} as Record<string, string>, errors: {} as BaselineAnswer['errors'] };
  const causes = page.causes.map(({ id, title, onDate }) => ({
    value: String(id),
    label: `${formatDay(onDate, 'short')}: ${title}`,
  }));
  return (
    <Card
      title="Start new baseline"
      question="Only when the work itself changed for good. Never to make bad weeks look normal."
    >
      <Form method="post" className="form" key={page.baselines.length}>
        <Select
          label="Logged cause"
          name="eventId"
          defaultValue={typed.eventId ?? ''}
          options={[{ value: '', label: 'None: enter a week and a reason' }, ...causes]}
          error={errors.eventId}
        />
        <div className="form-row">
          <Input
            label="Or start week"
            name="fromDate"
            type="date"
            min={page.span.from}
            max={page.span.to}
            defaultValue={typed.fromDate}
            error={errors.fromDate}
          />
          <Input label="Reason" name="reason" maxLength={200} defaultValue={typed.reason} error={errors.reason} />
        </div>
        <Select
          label="Applies to"
          name="charts"
          defaultValue={typed.charts ?? 'this'}
          options={[
            { value: 'this', label: 'This chart' },
            { value: 'all', label: `All charts of ${page.person.name}` },
          ]}
        />
        <div className="form-actions">
          <Button kind="primary" name="intent" value="start-baseline">
            Start new baseline
          </Button>
          <Link to={`/events/new${NEW_EVENT.write({ person: page.person.id })}`}>Log a cause first</Link>
        </div>
      </Form>
    </Card>
  );
}
