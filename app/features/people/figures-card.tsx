import type { Period } from '~/address/period';
import { Card } from '~/components/card';
import { metricName } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { formatInterval, formatSample, formatValue } from '~/metrics/format';
import type { Figure as MetricFigure } from '~/metrics/metric';

interface Figures {
  metricIds: readonly MetricId[];
  figures: Partial<Record<MetricId, MetricFigure>>;
  period: Period;
  /** Whose contacts stand behind the figures. */
  scope: { personId?: number; teamId?: number };
}

/** Every figure with its n and interval; each leads to the contacts behind it. */
export function figuresTable({ metricIds, figures, period, scope }: Figures): TableData {
  const lines = metricIds.flatMap((id) => {
    const figure = figures[id];
    return figure && figure.value !== null ? [{ id, figure, metric: getMetric(id) }] : [];
  });
  return tableOf({
    caption: 'Figures of the period',
    rows: lines,
    key: ({ id }) => id,
    columns: [
      { label: 'Metric', cell: ({ metric }) => metricName(metric) },
      {
        label: 'Value',
        isNumeric: true,
        file: ['value', 'unit', 'second'],
        cell: ({ id, metric, figure: { value, second, isReliable } }) => ({
          figure: {
            value: formatValue(metric, value),
            to: contactsLink({ metricId: id, from: period.from, to: period.to, ...scope }),
            isReliable,
            exact: { value, second, unit: metric.unit },
          },
        }),
      },
      {
        label: 'Out of',
        isNumeric: true,
        cell: ({ metric, figure: { sample } }) =>
          metric.kind !== 'count' && { exact: { value: sample }, text: formatSample(metric, sample) },
      },
      {
        label: '95% range',
        isNumeric: true,
        file: ['unit', 'low', 'high'],
        cell: ({ metric, figure: { interval } }) =>
          interval && {
            exact: { low: interval.low, high: interval.high, unit: metric.unit },
            text: formatInterval(metric, interval),
          },
      },
    ],
  });
}

export function FiguresCard({ period, table }: { period: Period; table: TableData }) {
  return (
    <Card
      id="figures"
      title="The figures"
      question={`${period.label[0]?.toUpperCase()}${period.label.slice(1)}. Select a value to see its contacts.`}
    >
      <Table table={table} empty={<p className="soft">No data for these dates.</p>} />
    </Card>
  );
}
