import { Link } from '@remix-run/react';
import { Tag } from '~/components/tag';
import type { GoalCardData } from './goal-cards.server';

/** A goal's status as a tag that leads to the goal, for tight tables. */
export function GoalTag({ goal }: { goal: Pick<GoalCardData, 'id' | 'metricId' | 'tag' | 'title' | 'sentence'> }) {
  return (
    <Link className="goal-tag" to={`/goals/${goal.id}`} title={`${goal.title}. ${goal.sentence}`}>
      <Tag kind={goal.tag.kind}>{goal.tag.words.split(' · ')[0]}</Tag>
    </Link>
  );
}
