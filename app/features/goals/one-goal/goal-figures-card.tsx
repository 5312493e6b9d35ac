import { Card } from '~/components/card';
import { metricName } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { findMetric } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatValue } from '~/metrics/format';
import { sayDay } from '~/metrics/goals/words';
import type { Metric } from '~/metrics/metric';
import { goalContacts } from '../judging/goal-contacts';
import type { GoalPage } from './find-goal.server';

interface Line {
  label: string;
  metric: Metric;
  value: number | null;
  sample: number;
  from: string;
  to: string;
  interval?: { low: number; high: number } | null;
  agreed: string;
}

/** Each figure of the goal with its n, its days and the contacts behind it; none where the metric is no longer known. */
export function goalFiguresTable(goal: GoalPage): TableData | null {
  const metric = findMetric(goal.metricId);
  if (!metric) return null;
  return tableOf({
    caption: 'Goal figures',
    rows: linesOf(goal, metric),
    key: ({ label }) => label,
    columns: [
      { label: 'Figure', cell: ({ label }) => label },
      { label: 'Metric', cell: (line) => metricName({ id: line.metric.id, label: line.metric.shortLabel }) },
      {
        label: 'Value',
        isNumeric: true,
        file: ['value', 'unit', 'n', 'low', 'high'],
        cell: (line) => ({ figure: figureOf(line, goal) }),
      },
      {
        label: 'Dates',
        cell: ({ from, to }) =>
          to < from
            ? 'not started'
            : { day: from, until: to, text: `${sayDay(from, goal.today)} – ${sayDay(to, goal.today)}` },
      },
      { label: 'Agreed', cell: ({ agreed }) => agreed },
    ],
  });
}

function linesOf(goal: GoalPage, metric: Metric): Line[] {
  const counter = findMetric(goal.counterMetricId);
  const { baseline, now, guard } = goal.figures;
  const lines: Line[] = [
    { label: 'Baseline (fixed)', metric, ...baseline, agreed: 'starting point' },
    { label: 'Now', metric, ...now, agreed: `target ${formatValue(metric, goal.target)}` },
  ];
  if (counter && guard) {
    const agreed = `${guard.side} ${formatValue(counter, guard.limit)}`;
    lines.push({ label: 'Safeguard', metric: counter, ...guard, agreed });
  }
  return lines;
}

function figureOf({ metric, value, sample, interval, from, to }: Line, goal: GoalPage) {
  return {
    value: value === null ? null : formatValue(metric, value),
    sample,
    noun: metric.sampleNoun[sample === 1 ? 0 : 1],
    interval: interval ? formatInterval(metric, { ...interval, confidence: 0.95 }) : undefined,
    isReliable: sample >= metric.minimumSample,
    exact: { value, unit: metric.unit, sample, low: interval?.low, high: interval?.high },
    to: goalContacts(goal, { metricId: metric.id, from, to }),
  };
}

export function GoalFiguresCard({ goal, table }: { goal: GoalPage; table: TableData }) {
  const metric = findMetric(goal.metricId);
  if (!metric) return null;
  const { toCome, perWeek, restNeeded, coverage } = goal.figures;
  const rest = restNeeded === null ? null : formatValue(metric, restNeeded);
  return (
    <Card title="Figures" question="Select a value to see its contacts.">
      <Table table={table} />
      <p className="soft">
        {`About ${Math.round(perWeek)} ${metric.sampleNoun[1]} a week; about ${formatCount(toCome)} remaining.`}
        {rest &&
          goal.status !== 'secured' &&
          goal.status !== 'out of reach' &&
          ` They must average ${rest} to reach the target.`}
        {coverage.needed > 0 && ` ${coverage.covered} of ${coverage.needed} working days have data.`}
      </p>
    </Card>
  );
}
