import { Link } from '@remix-run/react';
import { GoalTrajectory } from '~/charts/goal-trajectory';
import { Card } from '~/components/card';
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

/** The chart, with what its forecast assumes. */
export function GoalChart({
  goal,
}: {
  goal: Pick<GoalCardData, 'metricId' | 'title' | 'ownerName' | 'chart' | 'unit' | 'driftSentence'>;
}) {
  const metric = findMetric(goal.metricId);
  if (!metric) return null;
  return (
    <figure className="goal-chart">
      <GoalTrajectory
        label={`${goal.ownerName}: ${goal.title}`}
        {...goal.chart}
        unit={goal.unit}
        noun={metric.sampleNoun[1]}
        format={(value) => formatValue(metric, value)}
      />
      {goal.chart.forecast.length > 0 && (
        <figcaption className="soft">
          Shading: 50% and 90% likely ranges at the current pace. {goal.driftSentence}
        </figcaption>
      )}
    </figure>
  );
}
