import { Tag } from '~/components/tag';
import type { LearningLine } from './learning-page.server';

/** Status of a learning goal, which has no figure. */
export function LearningTag({
  goal: { isLive, isReached, isOverdue },
}: {
  goal: Pick<LearningLine, 'isLive' | 'isReached' | 'isOverdue'>;
}) {
  if (!isLive) return <Tag kind={isReached ? 'act' : 'common'}>{isReached ? 'Learned' : 'Closed, not learned'}</Tag>;
  return <Tag kind={isOverdue ? 'common' : 'early'}>{isOverdue ? 'Overdue' : 'In progress'}</Tag>;
}
