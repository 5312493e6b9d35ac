import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Input, Textarea } from '~/components/input';
import { TypedForm, useAnswer } from '~/components/typed-form';
import { findMetric } from '~/metrics/catalogue';
import { toValueText, valueHint } from '../value-text';
import type { GoalPage } from './find-goal.server';
import type { CloseForm as CloseFields, ReviseForm as ReviseFields } from './goal-page-forms.server';

interface ReviseCardProps {
  goal: GoalPage;
}

/** Changes the goal, or closes it with a review. */
export function ReviseCard({ goal }: ReviseCardProps) {
  const isRevising = useAnswer('revise') !== undefined;
  const isClosing = useAnswer('close') !== undefined;
  return (
    <Card
      title={goal.isOver ? 'Review and close' : 'Change or close this goal'}
      question="The history keeps who, when and why."
    >
      {goal.isOver ? (
        <CloseForm goal={goal} />
      ) : (
        <>
          <Disclosure label="Change this goal" isOpen={isRevising}>
            <ReviseForm goal={goal} />
          </Disclosure>
          <Disclosure label="Close with a review" isOpen={isClosing}>
            <CloseForm goal={goal} />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

function ReviseForm({ goal }: ReviseCardProps) {
  const metric = findMetric(goal.metricId);
  const counter = findMetric(goal.counterMetricId);
  if (!metric) return null;
  return (
    <TypedForm<ReviseFields>
      intent="revise"
      key={goal.revisions.length}
      defaults={{
        target: toValueText(metric, goal.target),
        dueDate: goal.dueDate,
        counterLimit: counter && toValueText(counter, goal.counterLimit),
      }}
    >
      {({ fields, bind }) => (
        <>
          <div className="form-row">
            <Input {...bind(fields.target)} label="Target" hint={valueHint(metric)} />
            <Input {...bind(fields.dueDate)} label="Due date" type="date" />
            {counter && (
              <Input
                {...bind(fields.counterLimit)}
                label={`Safeguard limit: ${counter.shortLabel}`}
                hint={valueHint(counter)}
              />
            )}
          </div>
          <Textarea {...bind(fields.why)} label="Reason for the change" rows={2} maxLength={2000} />
          <div className="form-actions">
            <Button>Save changes</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}

function CloseForm({ goal }: ReviseCardProps) {
  return (
    <TypedForm<CloseFields> intent="close">
      {({ fields, bind }) => (
        <>
          <Textarea
            {...bind(fields.note)}
            label="What happened, and what was learned"
            hint={goal.isOver ? undefined : 'Not due yet. It closes with today’s status.'}
            rows={3}
            maxLength={2000}
          />
          <Textarea {...bind(fields.next)} label="What is next" rows={2} maxLength={2000} />
          <div className="form-actions">
            <Button kind={goal.isOver ? 'primary' : 'danger'}>Close goal</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
