import { ControlChart, controlChartTable } from '~/charts/control-chart';
import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import type { TableData } from '~/components/table-data';
import { baselineWords, METHOD_WORDS } from '~/features/baselines/chart-words';
import { plainPoints } from '~/features/baselines/plain-points';
import { getMetric } from '~/metrics/catalogue';
import type { DrawnTeam } from './draw-team.server';
import type { Complaints } from './find-complaints.server';

/** The chart's weeks as a table. */
export const complaintsTable = ({ chart }: Pick<Complaints, 'chart'>): TableData => {
  const metric = getMetric('complaint_rate');
  return controlChartTable({ metric, points: plainPoints(metric, chart) });
};

/** The whole team's complaints week by week: too rare to be told of one person. */
export function ComplaintsCard({ complaints }: { complaints: NonNullable<DrawnTeam['complaints']> }) {
  const metric = getMetric('complaint_rate');
  const { reasons, chart, drawing } = complaints;
  return (
    <Card
      title={<DefinitionLink metricId={metric.id}>{metric.label}</DefinitionLink>}
      question={`The whole team. Recorded as ${reasons.map((reason) => `“${reason}”`).join(' or ')}.`}
    >
      <ControlChart metric={metric} points={plainPoints(metric, chart)} drawing={drawing} />
      <p className="soft">
        {METHOD_WORDS[chart.method]} {baselineWords(chart.latest)} Two signals count: one week beyond three sigma, or
        eight in a row on one side.
      </p>
    </Card>
  );
}
