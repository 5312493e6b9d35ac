import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { ChartPage } from './find-chart-page.server';

type Baseline = ChartPage['baselines'][number];

/** Every new baseline that was ever begun here: from when, why, who said so, and whether it still holds. */
export function baselinesTable({ baselines }: Pick<ChartPage, 'baselines'>, canWrite: boolean): TableData {
  return tableOf({
    caption: 'Baselines',
    rows: baselines,
    key: ({ id }) => id,
    columns: [
      { label: 'From the week of', cell: ({ fromDate }) => ({ day: fromDate }) },
      { label: 'Reason', cell: ({ reason, eventId }) => `${reason}${eventId === null ? ' (no logged event)' : ''}` },
      {
        label: 'Charts',
        cell: ({ metricId, teamId }) =>
          `${metricId === null ? 'all' : 'this one'}${teamId === null ? '' : ', of the whole team'}`,
      },
      { label: 'Started by', cell: ({ createdBy, createdAt }) => [`${createdBy},`, { at: createdAt }] },
      { label: 'Status', cell: (one) => undoState(one, canWrite) },
    ],
  });
}

function undoState({ id, revokedAt, revokedBy }: Baseline, canWrite: boolean): Cell {
  if (revokedAt !== null) return [{ text: `undone by ${revokedBy},`, tone: 'soft' }, { at: revokedAt }];
  return (
    canWrite && {
      onPage: <PostButton sends={{ intent: 'take-back-baseline', id }}>Undo</PostButton>,
    }
  );
}

export function BaselinesCard({ table }: { table: TableData }) {
  return (
    <Card
      id="baselines"
      title="Baselines"
      question="A new baseline needs a logged event or a reason. It never starts silently."
    >
      <Table
        table={table}
        empty={<p className="soft">No new baseline. The limits come from the chart’s first weeks.</p>}
      />
    </Card>
  );
}
