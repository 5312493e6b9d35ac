import { Link } from '@remix-run/react';
import { ControlChart, controlChartTable, isBlank } from '~/charts/control-chart';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { DefinitionLink } from '~/components/definition-link';
import { Why } from '~/components/disclosure';
import type { TableData } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { assuranceWords } from '~/features/verdicts/assurance-words';
import { isNamed } from '~/features/verdicts/findings';
import { getMetric } from '~/metrics/catalogue';
import type { DrawnPerson } from './draw-person.server';

type Judged = NonNullable<DrawnPerson['judged']>;

interface MetricChartCardProps {
  chart: Judged['charts'][number];
  isNew: boolean;
  /** The target of a live goal on this metric. */
  goal: number | null;
  personId: number;
}

/** The chart's weeks as a table; none where nothing was counted and nothing is drawn. */
export function metricChartTable({
  metricId,
  weeks,
}: Pick<Judged['charts'][number], 'metricId' | 'weeks'>): TableData[] {
  return isBlank(weeks) ? [] : [controlChartTable({ metric: getMetric(metricId), points: weeks })];
}

/** One metric week by week, against the range that chance and the queue explain. */
export function MetricChartCard({ chart, isNew, goal, personId }: MetricChartCardProps) {
  const metric = getMetric(chart.metricId);
  // Once the level has changed, the range that is drawn is no longer where weeks will lie.
  const assurance =
    goal === null || isNamed(chart.kind) ? null : assuranceWords(metric, { goal, last: chart.weeks.at(-1) });
  return (
    <Card
      id={chart.metricId}
      title={<DefinitionLink metricId={metric.id}>{metric.label}</DefinitionLink>}
      aside={<VerdictTag chart={chart} isNew={isNew} />}
    >
      <ControlChart metric={metric} points={chart.weeks} drawing={chart.drawing} />
      {assurance && <p>{assurance.said}</p>}
      <Why>
        {chart.question} {assurance?.why} {chart.smallestChange}
      </Why>
      <p className="small no-print">
        <Link to={`/people/${personId}/charts/${metric.id}`}>Baseline and textbook chart</Link>
      </p>
    </Card>
  );
}

/** The verdict in a word; too early says how much longer it takes. */
function VerdictTag({ chart, isNew }: Pick<MetricChartCardProps, 'chart' | 'isNew'>) {
  if (chart.weeksMissing > 0) {
    return (
      <Tag kind="early">{`Too early: ${chart.weeksMissing} more ${chart.weeksMissing === 1 ? 'week' : 'weeks'}`}</Tag>
    );
  }
  if (chart.silentSince !== null) {
    const [, noun] = getMetric(chart.metricId).sampleNoun;
    return <Tag kind="early">{`No ${noun} since the week of ${formatDay(chart.silentSince)}`}</Tag>;
  }
  if (isNew) return <Tag kind="early">New here</Tag>;
  return chart.isUnusualWeek ? <Tag kind={chart.kind}>Unusual week</Tag> : <Tag kind={chart.kind} />;
}
