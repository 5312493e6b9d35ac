import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { DataHealth } from './data-health.server';
import { usualWords } from './usual-arrivals';

/** Arrivals by report, and whether each is on time. */
export function arrivalsTable({ reports }: Pick<DataHealth, 'reports'>): TableData {
  return tableOf({
    caption: 'Arrivals by report',
    rows: reports,
    key: ({ key }) => key,
    columns: [
      { label: 'Report', cell: ({ name }) => name },
      { label: 'Status', cell: ({ usual }) => punctuality(usual) },
      { label: 'Last arrival', cell: ({ arrivedAt }) => ({ at: arrivedAt }) },
      {
        label: 'Usual time',
        cell: ({ usual }) => (usual.kind === 'known' ? usualWords(usual) : { text: usual.because, tone: 'soft' }),
      },
      { label: 'Newest day', cell: ({ lastDate }) => (lastDate === null ? '–' : { day: lastDate }) },
      { label: 'Files', isNumeric: true, hint: 'In the last twelve weeks', cell: ({ files }) => files },
    ],
  });
}

function punctuality(usual: DataHealth['reports'][number]['usual']): Cell {
  if (usual.kind === 'unknown') return { tag: 'early' };
  return usual.missedAt === null ? { tag: 'act', text: 'On time' } : { tag: 'concerning', text: 'Late' };
}

export function ArrivalsCard({ table, timeZone }: { table: TableData; timeZone: string }) {
  return (
    <Card
      title="Arrivals"
      question={`Compared with the usual times of the last twelve weeks. Times are in ${timeZone}.`}
    >
      <Table table={table} />
    </Card>
  );
}
