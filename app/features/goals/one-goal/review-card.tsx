import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Textarea } from '~/components/input';
import { sayStatusName } from '~/metrics/goals/words';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface ReviewCardProps {
  goal: GoalPage;
  /** Whether the reader owns the goal. */
  isOwn: boolean;
  answer: GoalAnswer | undefined;
}

/** The review of a closed goal, with the owner's comment. */
export function ReviewCard({ goal, isOwn, answer }: ReviewCardProps) {
  if (goal.closedAt === null) return null;
  return (
    <Card title={`Closed: ${sayStatusName(goal.status)}`} question="The result, with both sides’ comments.">
      <dl className="review">
        <dt>
          What happened, <Instant at={goal.closedAt} />
        </dt>
        <dd className="note-text">{goal.closedNote}</dd>
        {goal.closedNext && (
          <>
            <dt>What is next</dt>
            <dd className="note-text">{goal.closedNext}</dd>
          </>
        )}
        {goal.acknowledgedAt !== null && (
          <>
            <dt>
              {goal.ownerName} confirmed reading this, <Instant at={goal.acknowledgedAt} />
            </dt>
            <dd className="note-text">{goal.ownReview ?? 'No comment.'}</dd>
          </>
        )}
      </dl>
      {goal.acknowledgedAt === null && goal.employeeId !== null && !isOwn && (
        <p className="soft">{goal.ownerName} hasn’t confirmed reading this yet.</p>
      )}
      {goal.acknowledgedAt === null && isOwn && <AcknowledgeForm answer={answer} />}
    </Card>
  );
}

function AcknowledgeForm({ answer }: { answer: GoalAnswer | undefined }) {
  const sent = answer?.intent === 'acknowledge' ? answer : undefined;
  return (
    <Form method="post" className="form">
      <Textarea
        label="Your comment"
        name="words"
        isOptional
        hint="Confirming doesn’t mean you agree. Add anything you see differently."
        rows={3}
        maxLength={2000}
        defaultValue={sent?.typed.words}
        error={sent?.errors.words}
      />
      <div className="form-actions">
        <Button kind="primary" name="intent" value="acknowledge">
          Confirm reading
        </Button>
      </div>
    </Form>
  );
}
