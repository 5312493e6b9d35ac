import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Textarea } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import { sayStatusName } from '~/metrics/goals/words';
import type { GoalPage } from './find-goal.server';
import type { AcknowledgeForm as Fields } from './goal-page-forms.server';

interface ReviewCardProps {
  goal: GoalPage;
  /** Whether the reader owns the goal. */
  isOwn: boolean;
}

/** The review of a closed goal, with the owner's comment. */
export function ReviewCard({ goal, isOwn }: ReviewCardProps) {
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
      {goal.acknowledgedAt === null && isOwn && <AcknowledgeForm />}
    </Card>
  );
}

function AcknowledgeForm() {
  return (
    <TypedForm<Fields> intent="acknowledge">
      {({ fields, bind }) => (
        <>
          <Textarea
            {...bind(fields.words)}
            label="Your comment"
            isOptional
            hint="Confirming doesn’t mean you agree. Add anything you see differently."
            rows={3}
            maxLength={2000}
          />
          <div className="form-actions">
            <Button kind="primary">Confirm reading</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
