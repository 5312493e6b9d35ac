import { Card } from '~/components/card';
import { DefinitionLink } from '~/components/definition-link';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
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

/** Each figure of the goal with its n, its days and the contacts behind it. */
export function GoalFiguresCard({ goal }: { goal: GoalPage }) {
  const metric = findMetric(goal.metricId);
  const counter = findMetric(goal.counterMetricId);
  if (!metric) return null;
  const { baseline, now, guard, toCome, perWeek, restNeeded, coverage } = goal.figures;
  const lines: Line[] = [
    { label: 'Baseline (fixed)', metric, ...baseline, agreed: 'starting point' },
    { label: 'Now', metric, ...now, agreed: `target ${formatValue(metric, goal.target)}` },
  ];
  if (counter && guard) {
    const agreed = `${guard.side} ${formatValue(counter, guard.limit)}`;
    lines.push({ label: 'Safeguard', metric: counter, ...guard, agreed });
  }
  const rest = restNeeded === null ? null : formatValue(metric, restNeeded);
  return (
    <Card title="Figures" question="Select a value to see its contacts.">
      <Table
        caption="Goal figures"
        columns={[
          { label: 'Figure' },
          { label: 'Metric' },
          { label: 'Value', isNumeric: true },
          { label: 'Dates' },
          { label: 'Agreed' },
        ]}
        rows={lines.map((line) => ({
          key: line.label,
          cells: [
            line.label,
            <DefinitionLink key="metric" metricId={line.metric.id}>
              {line.metric.shortLabel}
            </DefinitionLink>,
            <LineFigure key="value" line={line} goal={goal} />,
            line.to < line.from ? (
              'not started'
            ) : (
              <time key="days" dateTime={`${line.from}/${line.to}`}>
                {`${sayDay(line.from, goal.today)} – ${sayDay(line.to, goal.today)}`}
              </time>
            ),
            line.agreed,
          ],
        }))}
      />
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

function LineFigure({ line, goal }: { line: Line; goal: GoalPage }) {
  const { metric, value, sample, interval, from, to } = line;
  return (
    <Figure
      value={value === null ? null : formatValue(metric, value)}
      sample={sample}
      noun={metric.sampleNoun[sample === 1 ? 0 : 1]}
      interval={interval ? formatInterval(metric, { ...interval, confidence: 0.95 }) : undefined}
      isReliable={sample >= metric.minimumSample}
      exact={{ value, unit: metric.unit, sample, low: interval?.low, high: interval?.high }}
      to={goalContacts(goal, { metricId: metric.id, from, to })}
    />
  );
}
