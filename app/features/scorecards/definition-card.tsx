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

/** What a version is made of: each metric's weight in its pillar and in the whole, and what its figures are worth. */
export function DefinitionCard({ version }: { version: ToldVersion }) {
  const { definition, number, fromDate, state } = version;
  const shares = new Map(metricsOf(definition).map(({ metricId, share }) => [metricId, share]));
  const bare = unguarded(definition);
  return (
    <Card
      title={`Version ${number}`}
      question={`From ${quarterFrom(fromDate).label} on: ${version.reason}`}
      aside={<Tag kind={state === 'applies now' ? 'act' : 'common'}>{state}</Tag>}
    >
      <Table
        caption={`What version ${number} is made of`}
        columns={[
          { label: 'Metric' },
          { label: 'Pillar' },
          { label: 'Of the pillar', isNumeric: true },
          { label: 'Of the whole', isNumeric: true },
          { label: 'What counts' },
        ]}
        rows={definition.pillars.flatMap((pillar) =>
          pillar.metrics.map((metric) => ({
            key: metric.metricId,
            cells: [
              <DefinitionLink key="metric" metricId={metric.metricId}>
                {scoredMetric(metric.metricId).label}
              </DefinitionLink>,
              `${pillar.name} (${pillar.weight} %)`,
              <Percent key="pillar" value={metric.weight} />,
              <Percent key="whole" value={100 * shares.get(metric.metricId)!} />,
              figuresOf(metric),
            ],
          })),
        )}
      />
      {bare.map(({ id, label, counterMetrics }) => (
        <p key={id} className="soft">
          Nothing here watches {label}: whoever games it first loses on{' '}
          {counterMetrics.map((other, at) => (
            <span key={other}>
              {at > 0 && ', '}
              <DefinitionLink metricId={other}>{findMetric(other)?.label}</DefinitionLink>
            </span>
          ))}
          . Add one of them, or keep an eye on it.
        </p>
      ))}
    </Card>
  );
}
