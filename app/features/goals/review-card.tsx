import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Textarea } from '~/components/input';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface ReviewCardProps {
  goal: GoalPage;
  /** Whether it is the reader's own goal. */
  isOwn: boolean;
  answer: GoalAnswer | undefined;
}

/** How a closed goal ended, in both sides' words. */
export function ReviewCard({ goal, isOwn, answer }: ReviewCardProps) {
  if (goal.closedAt === null) return null;
  return (
    <Card title={`Closed: ${goal.status}`} question="How it ended, in both sides’ words.">
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
              {goal.ownerName} has read it, <Instant at={goal.acknowledgedAt} />
            </dt>
            <dd className="note-text">{goal.ownReview ?? 'and adds nothing.'}</dd>
          </>
        )}
      </dl>
      {goal.acknowledgedAt === null && goal.employeeId !== null && !isOwn && (
        <p className="soft">{goal.ownerName} has not acknowledged it yet.</p>
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
        label="Your own words on it"
        name="words"
        isOptional
        hint="To have read it is not to agree: say here what you see otherwise."
        rows={3}
        maxLength={2000}
        defaultValue={sent?.typed.words}
        error={sent?.errors.words}
      />
      <div className="form-actions">
        <Button kind="primary" name="intent" value="acknowledge">
          I have read it
        </Button>
      </div>
    </Form>
  );
}
