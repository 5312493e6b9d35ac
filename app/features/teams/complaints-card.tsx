import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import type { TableData } from '~/components/table-data';
import { baselineWords, METHOD_WORDS } from '~/features/baselines/chart-words';
import { PlainChartFigure, plainChartTable } from '~/features/baselines/plain-chart-figure';
import { getMetric } from '~/metrics/catalogue';
import type { Complaints } from './find-complaints.server';

/** The chart's weeks as a table. */
export const complaintsTable = ({ chart }: Pick<Complaints, 'chart'>): TableData =>
  plainChartTable({ chart, metric: getMetric('complaint_rate') });

/** The whole team's complaints week by week: too rare to be told of one person. */
export function ComplaintsCard({ complaints }: { complaints: Complaints }) {
  const metric = getMetric('complaint_rate');
  const { reasons, chart, marks } = complaints;
  return (
    <Card
      title={<DefinitionLink metricId={metric.id}>{metric.label}</DefinitionLink>}
      question={`The team together; recorded as ${reasons.map((reason) => `“${reason}”`).join(' or ')}.`}
    >
      <PlainChartFigure chart={chart} metric={metric} marks={marks} />
      <p className="soft">
        {METHOD_WORDS[chart.method]} {baselineWords(chart.latest)} Two signals only: one week beyond three sigma, or
        eight in a row on one side.
      </p>
    </Card>
  );
}
