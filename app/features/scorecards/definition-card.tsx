import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { figuresOf } from '~/metrics/scorecard/changes';
import { metricsOf, scoredMetric, unguarded } from '~/metrics/scorecard/definition';
import { Percent } from './percent';
import { quarterFrom } from './score-period';
import type { ToldVersion } from './scorecard-versions.server';

/** A version's metrics: each with its weight in the pillar and overall, and its points scale. */
export function DefinitionCard({ version }: { version: ToldVersion }) {
  const { definition, number, fromDate, state } = version;
  const shares = new Map(metricsOf(definition).map(({ metricId, share }) => [metricId, share]));
  const bare = unguarded(definition);
  return (
    <Card
      title={`Version ${number}`}
      question={`From ${quarterFrom(fromDate).label}: ${version.reason}`}
      aside={<Tag kind={state === 'in force' ? 'act' : 'common'}>{state}</Tag>}
    >
      <Table
        caption={`Metrics in version ${number}`}
        columns={[
          { label: 'Metric' },
          { label: 'Pillar' },
          { label: 'Weight in pillar', isNumeric: true },
          { label: 'Overall weight', isNumeric: true },
          { label: 'Points' },
        ]}
        rows={definition.pillars.flatMap((pillar) =>
          pillar.metrics.map((metric) => ({
            key: metric.metricId,
            cells: [
              <DefinitionLink key="metric" metricId={metric.metricId}>
                {scoredMetric(metric.metricId).label}
              </DefinitionLink>,
              `${pillar.name} (${pillar.weight}%)`,
              <Percent key="pillar" value={metric.weight} />,
              <Percent key="whole" value={100 * shares.get(metric.metricId)!} />,
              figuresOf(metric),
            ],
          })),
        )}
      />
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
