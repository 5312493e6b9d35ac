import { Link } from '@remix-run/react';
import type { Drawing } from '~/charts/drawing';
import { GoalTrajectory } from '~/charts/goal-trajectory';
import { Card } from '~/components/card';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { VersionNotes } from '../version-notes';
import type { GoalCardData } from './goal-cards.server';
import { chartLabel } from './goal-label';

/** A goal with its chart and what it means; the title links to the goal. */
export function GoalCard({ goal }: { goal: GoalCardData & { drawing: Drawing } }) {
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

interface GoalChartProps {
  goal: Pick<GoalCardData, 'metricId' | 'title' | 'ownerName' | 'chart' | 'driftSentence'> & { drawing: Drawing };
}

/** The chart, with what its forecast assumes. */
export function GoalChart({ goal }: GoalChartProps) {
  const { history, forecast } = goal.chart;
  const metric = findMetric(goal.metricId);
  if (!metric) return null;
  return (
    <figure className="goal-chart">
      <GoalTrajectory
        label={chartLabel(goal)}
        metric={metric}
        history={history}
        forecast={forecast}
        drawing={goal.drawing}
      />
      {forecast.length > 0 && (
        <figcaption className="soft">
          Shading: 50% and 90% likely ranges at the current pace. {goal.driftSentence}
        </figcaption>
      )}
    </figure>
  );
}
