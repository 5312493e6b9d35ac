import { Link } from '@remix-run/react';
import { Day } from '~/components/day';
import { Why } from '~/components/disclosure';
import { Tag } from '~/components/tag';
import type { GoalCardData } from '~/features/goals/judging/goal-cards.server';
import { goalWords } from '~/features/goals/judging/goal-words';

/** One goal in a list: owner, title, status and next check-in. */
export function GoalLine({ goal }: { goal: GoalCardData }) {
  const { said, why } = goalWords(goal, { isLine: true });
  return (
    <li>
      <p className="goal-line-head">
        <span>
          <Link to={`/goals/${goal.id}`}>{goal.ownerName}</Link> · {goal.title}
        </span>
        <Tag kind={goal.tag.kind}>{goal.tag.words}</Tag>
      </p>
      <NextStep goal={goal} said={said} />
      {why && <Why>{why}</Why>}
    </li>
  );
}

/** What decides beside the tag, and what to do about it now, where there is something. */
function NextStep({ goal, said }: { goal: GoalCardData; said: string }) {
  const { isOver, isCheckInDue, nextCheckIn, chart } = goal;
  const isDue = isCheckInDue && nextCheckIn !== null;
  if (!isOver && !isDue && !said) return null;
  return (
    <p className="soft">
      {said} {isOver && 'Due: close this goal with a review.'}{' '}
      {isDue && (
        <>
          Check-in <Day date={nextCheckIn} />
          {nextCheckIn < chart.today ? ' is overdue.' : '.'}
        </>
      )}
    </p>
  );
}
