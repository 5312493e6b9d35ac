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
      { label: 'Why', cell: ({ reason, eventId }) => `${reason}${eventId === null ? ' (a person’s word)' : ''}` },
      {
        label: 'Charts',
        cell: ({ metricId, teamId }) =>
          `${metricId === null ? 'all' : 'this one'}${teamId === null ? '' : ', of the whole team'}`,
      },
      { label: 'Who, and when', cell: ({ createdBy, createdAt }) => [`${createdBy},`, { at: createdAt }] },
      { label: 'Holds', cell: (one) => undoState(one, canWrite) },
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
      title="Baselines on record"
      question="A new baseline needs a logged event or a reason. It never starts silently."
    >
      <Table table={table} empty={<p className="soft">None: the limits come from the first weeks of the chart.</p>} />
    </Card>
  );
}
