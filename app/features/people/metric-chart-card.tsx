import { Link } from '@remix-run/react';
import { ControlChart } from '~/charts/control-chart';
import { type ControlChartFigures, controlChartTable } from '~/charts/control-chart-table';
import { Card } from '~/components/card';
import { formatDay } from '~/components/day';
import { DefinitionLink } from '~/components/definition-link';
import { Why } from '~/components/disclosure';
import type { TableData } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { assuranceWords } from '~/features/verdicts/assurance-words';
import { getMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import type { PersonPage } from './find-person.server';

type Judged = NonNullable<PersonPage['judged']>;

interface MetricChartCardProps {
  chart: Judged['charts'][number];
  marks: Judged['marks'];
  isNew: boolean;
  /** The target of a live goal on this metric. */
  goal: number | null;
  personId: number;
}

const DIRECTIONS = { higher: 'higher is better', lower: 'lower is better', band: undefined };

function figuresOf({ metricId, weeks }: Pick<Judged['charts'][number], 'metricId' | 'weeks'>): ControlChartFigures {
  const metric = getMetric(metricId);
  return {
    label: metric.label,
    points: weeks,
    format: (value) => formatValue(metric, value),
    unit: metric.unit,
    noun: metric.sampleNoun[1],
  };
}

/** The chart's weeks as a table; none where nothing was counted and nothing is drawn. */
export function metricChartTable(chart: Judged['charts'][number]): TableData[] {
  const isDrawn = chart.weeks.some(({ value }) => value !== null);
  return isDrawn ? [controlChartTable(figuresOf(chart))] : [];
}

/** One metric week by week, against the range that chance and the queue explain. */
export function MetricChartCard({ chart, marks, isNew, goal, personId }: MetricChartCardProps) {
  const metric = getMetric(chart.metricId);
  const assurance = goal === null ? null : assuranceWords(metric, { goal, last: chart.weeks.at(-1) });
  return (
    <Card
      id={chart.metricId}
      title={<DefinitionLink metricId={metric.id}>{metric.label}</DefinitionLink>}
      aside={<VerdictTag chart={chart} isNew={isNew} />}
    >
      <ControlChart
        {...figuresOf(chart)}
        goal={goal}
        marks={[...marks, ...chart.baselineMarks]}
        directionLabel={DIRECTIONS[metric.direction]}
      />
      {assurance && <p>{assurance.said}</p>}
      <Why>
        {chart.question} {assurance?.why} {chart.smallestChange}
      </Why>
      <p className="soft">
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
