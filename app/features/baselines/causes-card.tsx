import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import { EVENT_KINDS } from '~/features/events/event-form-fields';
import type { ChartPage } from './find-chart-page.server';

/** The events of these weeks; those logged here can be undone here. */
export function CausesCard({ page, canWrite }: { page: ChartPage; canWrite: boolean }) {
  const kinds: Record<string, string> = EVENT_KINDS;
  return (
    <Card title="What happened" question="On record for the person, the team, the queues served, or everybody.">
      <Table
        caption="Events"
        columns={[{ label: 'Day' }, { label: 'What' }, { label: 'Kind' }, { label: 'Source' }]}
        rows={page.causes.map(({ id, onDate, title, kind, recordedBy, to }) => ({
          key: id,
          cells: [
            <Day key="day" date={onDate} />,
            to === undefined ? (
              title
            ) : (
              <Link key="title" to={to}>
                {title}
              </Link>
            ),
            kinds[kind] ?? kind,
            recordedBy === null ? (
              <span key="file" className="soft">
                from a file
              </span>
            ) : (
              canWrite && (
                <Form key="undo" method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button name="intent" value="take-back-event">
                    Undo
                  </Button>
                </Form>
              )
            ),
          ],
        }))}
        empty={<p className="soft">Nothing is on record for these weeks.</p>}
      />
    </Card>
  );
}
