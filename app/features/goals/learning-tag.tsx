import { Tag } from '~/components/tag';
import type { LearningLine } from './learning-page.server';

/** Done or not: a learning goal has no figure to be judged by. */
export function LearningTag({
  goal: { isLive, isReached, isOverdue },
}: {
  goal: Pick<LearningLine, 'isLive' | 'isReached' | 'isOverdue'>;
}) {
  if (!isLive) return <Tag kind={isReached ? 'act' : 'common'}>{isReached ? 'Learnt' : 'Closed, not learnt'}</Tag>;
  return <Tag kind={isOverdue ? 'common' : 'early'}>{isOverdue ? 'Due: talk about it' : 'Under way'}</Tag>;
}
