import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { formatValue } from '~/metrics/format';
import { scoredMetric } from '~/metrics/scorecard/definition';
import type { Spread } from './find-spread.server';

/** Where people are, for whoever chooses the figures for 0 and for 100 points. */
export function SpreadCard({ spread: { period, metrics } }: { spread: Spread }) {
  return (
    <Card
      title="Current results"
      question={`Actual figures of everyone with enough data, ${period.label}. Set 100 points where some people get there, but not all.`}
    >
      <Table
        caption="Current results"
        columns={[
          { label: 'Metric' },
          { label: '10% are below', isNumeric: true },
          { label: 'Middle', isNumeric: true },
          { label: '10% are above', isNumeric: true },
          { label: 'People', isNumeric: true },
        ]}
        rows={metrics.map(({ metricId, people, ...values }) => {
          const metric = scoredMetric(metricId);
          return {
            key: metricId,
            cells: [
              <DefinitionLink key="metric" metricId={metricId}>
                {metric.label}
              </DefinitionLink>,
              ...(['low', 'middle', 'high'] as const).map((name) => (
                <Exact key={name} value={values[name]} unit={metric.unit}>
                  {formatValue(metric, values[name])}
                </Exact>
              )),
              people,
            ],
          };
        })}
        empty={<p className="soft">No one has enough data yet.</p>}
      />
    </Card>
  );
}
