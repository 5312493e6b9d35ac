import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { Table } from '~/components/table';
import { formatFigure } from '~/metrics/format';
import type { Preview } from './find-settings-page.server';

/** The figures that a change would move, before and after. */
export function PreviewCard({ preview: { period, rows } }: { preview: Preview }) {
  return (
    <Card title="Preview of changes" question={`Whole center, ${formatDays(period.from, period.to)}. Not saved yet.`}>
      <Table
        caption="Figures before and after the change"
        columns={[{ label: 'Metric' }, { label: 'Now' }, { label: 'After the change' }, { label: 'New formula' }]}
        rows={rows.map(({ before, after, formula }) => ({
          key: before.metric.id,
          cells: [
            before.metric.label,
            formatFigure(before.metric, before.figure),
            formatFigure(after.metric, after.figure),
            formula,
          ],
        }))}
        empty={<p>No figures would change.</p>}
      />
    </Card>
  );
}
