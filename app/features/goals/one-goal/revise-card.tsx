import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Input, Textarea } from '~/components/input';
import { findMetric } from '~/metrics/catalogue';
import { toValueText, valueHint } from '../value-text';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface ReviseCardProps {
  goal: GoalPage;
  answer: GoalAnswer | undefined;
}

/** Changes the goal, or closes it with a review. */
export function ReviseCard({ goal, answer }: ReviseCardProps) {
  return (
    <Card
      title={goal.isOver ? 'Review and close' : 'Change or close this goal'}
      question="The history keeps who, when and why."
    >
      {goal.isOver ? (
        <CloseForm goal={goal} answer={answer} />
      ) : (
        <>
          <Disclosure label="Change this goal" isOpen={answer?.intent === 'revise'}>
            <ReviseForm goal={goal} answer={answer} />
          </Disclosure>
          <Disclosure label="Close with a review" isOpen={answer?.intent === 'close'}>
            <CloseForm goal={goal} answer={answer} />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

function ReviseForm({ goal, answer }: ReviseCardProps) {
  const metric = findMetric(goal.metricId);
  const counter = findMetric(goal.counterMetricId);
  if (!metric) return null;
  const sent = answer?.intent === 'revise' ? answer : undefined;
  return (
    <Form method="post" className="form" key={goal.revisions.length}>
      <div className="form-row">
        <Input
          label="Target"
          name="target"
          hint={valueHint(metric)}
          defaultValue={sent?.typed.target ?? toValueText(metric, goal.target)}
          error={sent?.errors.target}
        />
        <Input
          label="Due date"
          name="dueDate"
          type="date"
          defaultValue={sent?.typed.dueDate ?? goal.dueDate}
          error={sent?.errors.dueDate}
        />
        {counter && (
          <Input
            label={`Safeguard limit: ${counter.shortLabel}`}
            name="counterLimit"
            hint={valueHint(counter)}
            defaultValue={sent?.typed.counterLimit ?? toValueText(counter, goal.counterLimit)}
            error={sent?.errors.counterLimit}
          />
        )}
      </div>
      <Textarea
        label="Reason for the change"
        name="why"
        rows={2}
        maxLength={2000}
        defaultValue={sent?.typed.why}
        error={sent?.errors.why}
      />
      <div className="form-actions">
        <Button name="intent" value="revise">
          Save changes
        </Button>
      </div>
    </Form>
  );
}

function CloseForm({ goal, answer }: ReviseCardProps) {
  const sent = answer?.intent === 'close' ? answer : undefined;
  return (
    <Form method="post" className="form">
      <Textarea
        label="What happened, and what was learned"
        name="note"
        hint={goal.isOver ? undefined : 'Not due yet. It closes with today’s status.'}
        rows={3}
        maxLength={2000}
        defaultValue={sent?.typed.note}
        error={sent?.errors.note}
      />
      <Textarea
        label="What is next"
        name="next"
        rows={2}
        maxLength={2000}
        defaultValue={sent?.typed.next}
        error={sent?.errors.next}
      />
      <div className="form-actions">
        <Button name="intent" value="close" kind={goal.isOver ? 'primary' : 'danger'}>
          Close goal
        </Button>
      </div>
    </Form>
  );
}
