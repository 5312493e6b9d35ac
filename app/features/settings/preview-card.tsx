import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { formatFigure } from '~/metrics/format';
import type { Preview } from './find-settings-page.server';

function previewTable({ rows }: Preview): TableData {
  return tableOf({
    caption: 'Figures before and after the change',
    rows,
    key: ({ before }) => before.metric.id,
    columns: [
      { label: 'Metric', cell: ({ before }) => before.metric.label },
      { label: 'Now', cell: ({ before }) => formatFigure(before.metric, before.figure) },
      { label: 'After the change', cell: ({ after }) => formatFigure(after.metric, after.figure) },
      { label: 'New formula', cell: ({ formula }) => formula },
    ],
  });
}

/** The figures that a change would move, before and after. They are of what was just sent: no address has them as a file. */
export function PreviewCard({ preview }: { preview: Preview }) {
  const { from, to } = preview.period;
  return (
    <Card title="Preview of changes" question={`Whole center, ${formatDays(from, to)}. Not saved yet.`}>
      <Table table={previewTable(preview)} fileTo={null} empty={<p>No figures would change.</p>} />
    </Card>
  );
}
