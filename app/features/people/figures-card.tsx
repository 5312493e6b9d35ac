import type { Period } from '~/address/period';
import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { formatInterval, formatSample, formatValue } from '~/metrics/format';
import type { Figure as MetricFigure } from '~/metrics/metric';

interface FiguresCardProps {
  metricIds: readonly MetricId[];
  figures: Partial<Record<MetricId, MetricFigure>>;
  period: Period;
  /** Whose contacts stand behind the figures. */
  scope: { personId?: number; teamId?: number };
}

/** Every figure with its n and interval; each leads to the contacts behind it. */
export function FiguresCard({ metricIds, figures, period, scope }: FiguresCardProps) {
  const rows = metricIds.flatMap((id) => {
    const figure = figures[id];
    if (!figure || figure.value === null) return [];
    const metric = getMetric(id);
    const to = contactsLink({ metricId: id, from: period.from, to: period.to, ...scope });
    return [
      {
        key: id,
        cells: [
          <DefinitionLink key="label" metricId={id}>
            {metric.label}
          </DefinitionLink>,
          <Figure
            key="value"
            value={formatValue(metric, figure.value)}
            to={to}
            isReliable={figure.isReliable}
            exact={{ value: figure.value, second: figure.second, unit: metric.unit }}
          />,
          metric.kind === 'count' ? (
            ''
          ) : (
            <Exact key="sample" value={figure.sample}>
              {formatSample(metric, figure.sample)}
            </Exact>
          ),
          figure.interval ? (
            <Exact key="interval" low={figure.interval.low} high={figure.interval.high} unit={metric.unit}>
              {formatInterval(metric, figure.interval)}
            </Exact>
          ) : (
            ''
          ),
        ],
      },
    ];
  });
  return (
    <Card
      id="figures"
      title="The figures"
      question={`${period.label[0]?.toUpperCase()}${period.label.slice(1)}. Each leads to the rows behind it, down to the line of the file.`}
    >
      <Table
        caption="Figures of the period"
        columns={[
          { label: 'Metric' },
          { label: 'Value', isNumeric: true },
          { label: 'Out of', isNumeric: true },
          { label: '95 % sure it is within', isNumeric: true },
        ]}
        rows={rows}
        empty={<p className="soft">No data for these dates.</p>}
      />
    </Card>
  );
}
