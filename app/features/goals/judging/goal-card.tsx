import { Link } from '@remix-run/react';
import type { Drawing } from '~/charts/drawing';
import { GoalTrajectory, type GoalTrajectoryProps, goalTrajectoryTable } from '~/charts/goal-trajectory';
import { Card } from '~/components/card';
import { Why } from '~/components/disclosure';
import type { TableData } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { VersionNotes } from '../version-notes';
import type { GoalCardData } from './goal-cards.server';
import { chartLabel } from './goal-label';
import { goalWords } from './goal-words';

/** A goal with its chart and what it means; the title links to the goal. */
export function GoalCard({ goal }: { goal: GoalCardData & { drawing: Drawing } }) {
  const { said, why } = goalWords(goal);
  const forecast = sayForecast(goal);
  return (
    <Card
      title={<Link to={`/goals/${goal.id}`}>Goal · {goal.title}</Link>}
      question={goal.subtitle}
      aside={<Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>}
    >
      <GoalChart goal={goal} />
      {said && <p className="soft">{said}</p>}
      {(why || forecast) && (
        <Why>
          {why} {forecast}
        </Why>
      )}
      <VersionNotes notes={goal.versionNotes} />
    </Card>
  );
}

type Charted = Pick<GoalCardData, 'metricId' | 'title' | 'ownerName' | 'chart'>;

/** What the goal's chart shows, and its table; nothing where its metric is no longer known. */
function trajectoryOf(goal: Charted): GoalTrajectoryProps | null {
  const metric = findMetric(goal.metricId);
  const { history, forecast } = goal.chart;
  return metric ? { label: chartLabel(goal), metric, history, forecast } : null;
}

/** The chart's figures as a table. */
export function goalChartTable(goal: Charted): TableData[] {
  const trajectory = trajectoryOf(goal);
  return trajectory ? [goalTrajectoryTable(trajectory)] : [];
}

/** The chart; how its forecast is read stands behind “Why?”. */
export function GoalChart({ goal }: { goal: Charted & { drawing: Drawing } }) {
  const trajectory = trajectoryOf(goal);
  return trajectory && <GoalTrajectory {...trajectory} drawing={goal.drawing} />;
}

/** How the forecast is read, and what it assumes; empty where there is none. */
export function sayForecast({ chart, driftSentence }: Pick<GoalCardData, 'chart' | 'driftSentence'>): string {
  if (chart.forecast.length === 0) return '';
  return `Shading: 50% and 90% likely ranges at the current pace. ${driftSentence ?? ''}`;
}
