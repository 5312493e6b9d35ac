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
      title="Where people were"
      question={`${period.label}, as counted, of everybody with enough rows. 100 points that nobody reaches discourage; 100 that all reach say nothing.`}
    >
      <Table
        caption="Where people were"
        columns={[
          { label: 'Metric' },
          { label: 'One in ten is below', isNumeric: true },
          { label: 'The middle', isNumeric: true },
          { label: 'One in ten is above', isNumeric: true },
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
        empty={<p className="soft">Nobody has enough rows in it yet.</p>}
      />
    </Card>
  );
}
