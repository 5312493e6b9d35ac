import { Link } from '@remix-run/react';
import { Day } from '~/components/day';
import { Tag } from '~/components/tag';
import type { GoalCardData } from './goal-cards.server';

/** One goal in a list: whose, what, how it stands, and when to talk about it. */
export function GoalLine({ goal }: { goal: GoalCardData }) {
  return (
    <li>
      <div>
        <Link to={`/goals/${goal.id}`}>{goal.ownerName}</Link> · {goal.title}
        <p className="soft">
          {goal.isGuardBroken && goal.guardSentence ? goal.guardSentence : goal.sentence}
          {goal.isOver && ' It is due: close it with a review.'}
          {goal.isCheckInDue && goal.nextCheckIn && (
            <>
              {' '}
              Check-in <Day date={goal.nextCheckIn} />
              {goal.nextCheckIn < goal.chart.today ? ' not held yet.' : '.'}
            </>
          )}
        </p>
      </div>
      <Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>
    </li>
  );
}
