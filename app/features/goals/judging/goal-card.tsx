import { Link } from '@remix-run/react';
import { GoalTrajectory } from '~/charts/goal-trajectory';
import type { GoalTrajectoryProps } from '~/charts/goal-trajectory-props';
import { goalTrajectoryTable } from '~/charts/goal-trajectory-table';
import { Card } from '~/components/card';
import type { TableData } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { VersionNotes } from '../version-notes';
import type { GoalCardData } from './goal-cards.server';

/** A goal with its chart and what it means; the title links to the goal. */
export function GoalCard({ goal }: { goal: GoalCardData }) {
  return (
    <Card
      title={<Link to={`/goals/${goal.id}`}>Goal · {goal.title}</Link>}
      question={goal.subtitle}
      aside={<Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>}
    >
      <GoalChart goal={goal} />
      <p className="soft">{goal.sentence}</p>
      {goal.guardSentence && <p className="soft">{goal.guardSentence}</p>}
      <VersionNotes notes={goal.versionNotes} />
    </Card>
  );
}

type Charted = Pick<GoalCardData, 'metricId' | 'title' | 'ownerName' | 'chart' | 'unit' | 'driftSentence'>;

/** What the goal's chart shows, and its table; nothing where its metric is no longer known. */
function trajectoryOf({ metricId, title, ownerName, chart, unit }: Charted): GoalTrajectoryProps | null {
  const metric = findMetric(metricId);
  if (!metric) return null;
  return {
    ...chart,
    label: `${ownerName}: ${title}`,
    unit,
    noun: metric.sampleNoun[1],
    format: (value) => formatValue(metric, value),
  };
}

/** The chart's figures as a table. */
export function goalChartTable(goal: Charted): TableData[] {
  const trajectory = trajectoryOf(goal);
  return trajectory ? [goalTrajectoryTable(trajectory)] : [];
}

/** The chart, with what its forecast assumes. */
export function GoalChart({ goal }: { goal: Charted }) {
  const trajectory = trajectoryOf(goal);
  if (!trajectory) return null;
  return (
    <figure className="goal-chart">
      <GoalTrajectory {...trajectory} />
      {goal.chart.forecast.length > 0 && (
        <figcaption className="soft">
          Shading: 50% and 90% likely ranges at the current pace. {goal.driftSentence}
        </figcaption>
      )}
    </figure>
  );
}
