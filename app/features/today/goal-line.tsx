import { Link } from '@remix-run/react';
import { Day } from '~/components/day';
import { Tag } from '~/components/tag';
import type { GoalCardData } from '~/features/goals/judging/goal-cards.server';

/** One goal in a list: owner, title, status and next check-in. */
export function GoalLine({ goal }: { goal: GoalCardData }) {
  return (
    <li>
      <div>
        <Link to={`/goals/${goal.id}`}>{goal.ownerName}</Link> · {goal.title}
        <p className="soft">
          {goal.isGuardBroken && goal.guardSentence ? goal.guardSentence : goal.sentence}
          {goal.isOver && ' Due: close this goal with a review.'}
          {goal.isCheckInDue && goal.nextCheckIn && (
            <>
              {' '}
              Check-in <Day date={goal.nextCheckIn} />
              {goal.nextCheckIn < goal.chart.today ? ' is overdue.' : '.'}
            </>
          )}
        </p>
      </div>
      <Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>
    </li>
  );
}
