import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import type { DataHealth } from './data-health.server';

/** People who usually have figures and have none lately. */
export function SilentCard({ silent, mayOpen }: Pick<DataHealth, 'silent'> & { mayOpen: boolean }) {
  return (
    <Card title="People without recent data" question="Their current gap is longer than any in the past eight weeks.">
      <Table
        caption="People without recent data"
        columns={[
          { label: 'Person' },
          { label: 'Last day with data' },
          { label: 'Days without data', isNumeric: true },
          { label: 'Earlier days with data', isNumeric: true },
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
            'On leave: nothing. Left: enter the last day in the roster. Otherwise look for a new login among the unmatched agents.',
          ],
        }))}
        empty={<p>Everybody who usually has data has some.</p>}
      />
    </Card>
  );
}
