import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import type { DataHealth } from './data-health.server';

const ADVICE =
  'On leave: nothing. Left: enter the last day in the roster. Otherwise look for a new login among the unmatched agents.';

/** People who usually have figures and have none lately. */
export function silentTable({ silent }: Pick<DataHealth, 'silent'>, mayOpen: boolean): TableData {
  return tableOf({
    caption: 'People without recent data',
    rows: silent,
    key: ({ employeeId }) => employeeId,
    columns: [
      {
        label: 'Person',
        cell: ({ employeeId, name }) => ({ text: name, to: mayOpen ? `/people/${employeeId}` : undefined }),
      },
      { label: 'Last day with data', cell: ({ lastDate }) => ({ day: lastDate }) },
      { label: 'Days without data', isNumeric: true, cell: ({ silentDays }) => silentDays },
      { label: 'Earlier days with data', isNumeric: true, cell: ({ days }) => days },
      { label: 'What to do', cell: () => ADVICE },
    ],
  });
}

export function SilentCard({ table }: { table: TableData }) {
  return (
    <Card title="People without recent data" question="Their current gap is longer than any in the past eight weeks.">
      <Table table={table} empty={<p>Nobody is missing data.</p>} />
    </Card>
  );
}
