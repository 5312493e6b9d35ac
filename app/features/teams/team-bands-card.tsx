import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { EmptyState } from '~/components/empty-state';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { getMetric } from '~/metrics/catalogue';
import { formatSample, formatValue } from '~/metrics/format';
import type { TeamBands } from './find-team-bands.server';

/** The team as an agent may see it: bands, no names. */
export function TeamBandsCard({ bands }: Pick<TeamBands, 'bands'>) {
  return (
    <Card
      title="Where the team is"
      question="Eight in ten of the team are within the range; everybody’s figures are moved to the same mix of contacts. Last 8 weeks."
    >
      <Table
        caption="Ranges of the team"
        columns={[
          { label: 'Metric' },
          { label: 'Eight in ten are within', isNumeric: true },
          { label: 'You, on the same mix', isNumeric: true },
        ]}
        rows={bands.map(({ metricId, low, high, own }) => {
          const metric = getMetric(metricId);
          return {
            key: metricId,
            cells: [
              <DefinitionLink key="label" metricId={metricId}>
                {metric.label}
              </DefinitionLink>,
              <Exact key="range" low={low} high={high} unit={metric.unit}>
                {`${formatValue(metric, low)} – ${formatValue(metric, high)}`}
              </Exact>,
              own ? (
                <Exact key="own" value={own.value} unit={metric.unit} sample={own.sample}>
                  {`${formatValue(metric, own.value)} (${formatSample(metric, own.sample)})`}
                </Exact>
              ) : (
                'too few to tell'
              ),
            ],
          };
        })}
        empty={
          <EmptyState title="No range to show">
            A range appears once five people of the team have enough contacts.
          </EmptyState>
        }
      />
    </Card>
  );
}
