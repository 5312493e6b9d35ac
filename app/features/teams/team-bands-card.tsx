import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { metricName, rangePiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { getMetric } from '~/metrics/catalogue';
import { formatSample, formatValue } from '~/metrics/format';
import type { TeamBands } from './find-team-bands.server';

/** The team as an agent may see it: bands, no names. */
export function teamBandsTable({ bands }: Pick<TeamBands, 'bands'>): TableData {
  return tableOf({
    caption: 'Ranges of the team',
    rows: bands.map((band) => ({ ...band, metric: getMetric(band.metricId) })),
    key: ({ metricId }) => metricId,
    columns: [
      { label: 'Metric', cell: ({ metric }) => metricName(metric) },
      {
        label: 'Middle 80% of the team',
        isNumeric: true,
        file: ['unit', 'low', 'high'],
        cell: ({ metric, low, high }) => rangePiece({ low, high }, metric.unit, (value) => formatValue(metric, value)),
      },
      {
        label: 'You, adjusted for contact mix',
        isNumeric: true,
        file: ['value', 'unit', 'n', 'words'],
        cell: ({ metric, own }) =>
          own
            ? {
                exact: { value: own.value, unit: metric.unit, sample: own.sample },
                text: `${formatValue(metric, own.value)} (${formatSample(metric, own.sample)})`,
              }
            : 'too few to tell',
      },
    ],
  });
}

export function TeamBandsCard({ table }: { table: TableData }) {
  return (
    <Card title="Your team’s range" question="Last 8 weeks. All figures are adjusted for contact mix.">
      <Table
        table={table}
        empty={
          <EmptyState title="No range to show">
            A range appears once five people of the team have enough contacts.
          </EmptyState>
        }
      />
    </Card>
  );
}
