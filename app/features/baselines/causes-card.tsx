import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import { EVENT_KINDS } from '~/features/events/event-kinds';
import type { ChartPage } from './find-chart-page.server';

/** The events of these weeks; those logged here can be undone here. */
export function causesTable({ causes }: Pick<ChartPage, 'causes'>, canWrite: boolean): TableData {
  const kinds: Record<string, string> = EVENT_KINDS;
  return tableOf({
    caption: 'Events',
    rows: causes,
    key: ({ id }) => id,
    columns: [
      { label: 'Day', cell: ({ onDate }) => ({ day: onDate }) },
      { label: 'What', cell: ({ title, to }) => ({ text: title, to }) },
      { label: 'Kind', cell: ({ kind }) => kinds[kind] ?? kind },
      { label: 'Source', cell: (cause) => source(cause, canWrite) },
    ],
  });
}

function source({ id, recordedBy }: ChartPage['causes'][number], canWrite: boolean): Cell {
  if (recordedBy === null) return { text: 'from a file', tone: 'soft' };
  return (
    canWrite && {
      onPage: <PostButton sends={{ intent: 'take-back-event', id }}>Undo</PostButton>,
    }
  );
}

export function CausesCard({ table }: { table: TableData }) {
  return (
    <Card title="Events" question="Logged for this person, the team, the queues or everyone.">
      <Table table={table} empty={<p className="soft">No events in these weeks.</p>} />
    </Card>
  );
}
