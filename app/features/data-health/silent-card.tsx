import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import type { DataHealth } from './data-health.server';

/** People who usually have figures and have none lately. */
export function SilentCard({ silent, mayOpen }: Pick<DataHealth, 'silent'> & { mayOpen: boolean }) {
  return (
    <Card
      title="People without data lately"
      question="Whose contacts stopped coming, longer than any pause of theirs in these eight weeks?"
    >
      <Table
        caption="People without data lately"
        columns={[
          { label: 'Person' },
          { label: 'Last day with data' },
          { label: 'Days without', isNumeric: true },
          { label: 'Days with data before', isNumeric: true },
          { label: 'What to do' },
        ]}
        rows={silent.map(({ employeeId, name, lastDate, silentDays, days }) => ({
          key: employeeId,
          cells: [
            mayOpen ? (
              <Link key="person" to={`/people/${employeeId}`}>
                {name}
              </Link>
            ) : (
              name
            ),
            <Day key="last" date={lastDate} />,
            silentDays,
            days,
            'On leave: nothing. Left: enter the day in the roster. Else look for a new login among the people who wait.',
          ],
        }))}
        empty={<p>Nobody: everybody who usually has data has some.</p>}
      />
    </Card>
  );
}
