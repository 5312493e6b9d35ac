import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { metricName } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { figuresOf } from '~/metrics/scorecard/changes';
import { metricsOf, scoredMetric, unguarded } from '~/metrics/scorecard/definition';
import { percentPiece } from './percent';
import { quarterFrom } from './score-period';
import type { ToldVersion } from './scorecard-versions.server';

/** A version's metrics: each with its weight in the pillar and overall, and its points scale. */
export function definitionTable({ definition, number }: ToldVersion): TableData {
  const shares = new Map(metricsOf(definition).map(({ metricId, share }) => [metricId, share]));
  return tableOf({
    caption: `Metrics in version ${number}`,
    rows: definition.pillars.flatMap((pillar) => pillar.metrics.map((metric) => ({ pillar, metric }))),
    key: ({ metric }) => metric.metricId,
    columns: [
      { label: 'Metric', cell: ({ metric }) => metricName(scoredMetric(metric.metricId)) },
      { label: 'Pillar', cell: ({ pillar }) => `${pillar.name} (${pillar.weight}%)` },
      { label: 'Weight in pillar', isNumeric: true, cell: ({ metric }) => percentPiece(metric.weight) },
      {
        label: 'Overall weight',
        isNumeric: true,
        cell: ({ metric }) => percentPiece(100 * shares.get(metric.metricId)!),
      },
      { label: 'Points', cell: ({ metric }) => figuresOf(metric) },
    ],
  });
}

export function DefinitionCard({ version, table }: { version: ToldVersion; table: TableData }) {
  const { definition, number, fromDate, state } = version;
  const bare = unguarded(definition);
  return (
    <Card
      title={`Version ${number}`}
      question={`From ${quarterFrom(fromDate).label}: ${version.reason}`}
      aside={<Tag kind={state === 'in force' ? 'act' : 'common'}>{state}</Tag>}
    >
      <Table table={table} />
      {bare.map(({ id, label, counterMetrics }) => (
        <p key={id} className="soft">
          No safeguard for {label}. Gaming this metric usually hurts{' '}
          {counterMetrics.map((other, at) => (
            <span key={other}>
              {at > 0 && ', '}
              <DefinitionLink metricId={other}>{findMetric(other)?.label}</DefinitionLink>
            </span>
          ))}
          . Add one of them, or check them regularly.
        </p>
      ))}
    </Card>
  );
}
