import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day, Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { ChartPage } from './find-chart-page.server';

/** Every new baseline that was ever begun here: from when, why, who said so, and whether it still holds. */
export function BaselinesCard({ page, canWrite }: { page: ChartPage; canWrite: boolean }) {
  return (
    <Card
      id="baselines"
      title="Baselines on record"
      question="A new baseline needs a logged event or a reason. It never starts silently."
    >
      <Table
        caption="Baselines"
        columns={[
          { label: 'From the week of' },
          { label: 'Why' },
          { label: 'Charts' },
          { label: 'Who, and when' },
          { label: 'Holds' },
        ]}
        rows={page.baselines.map((one) => ({
          key: one.id,
          cells: [
            <Day key="day" date={one.fromDate} />,
            `${one.reason}${one.eventId === null ? ' (a person’s word)' : ''}`,
            `${one.metricId === null ? 'all' : 'this one'}${one.teamId === null ? '' : ', of the whole team'}`,
            <span key="who">
              {one.createdBy}, <Instant at={one.createdAt} />
            </span>,
            one.revokedAt === null ? (
              canWrite && (
                <Form key="undo" method="post">
                  <input type="hidden" name="id" value={one.id} />
                  <Button name="intent" value="take-back-baseline">
                    Undo
                  </Button>
                </Form>
              )
            ) : (
              <span key="undone" className="soft">
                undone by {one.revokedBy}, <Instant at={one.revokedAt} />
              </span>
            ),
          ],
        }))}
        empty={<p className="soft">None: the limits come from the first weeks of the chart.</p>}
      />
    </Card>
  );
}
