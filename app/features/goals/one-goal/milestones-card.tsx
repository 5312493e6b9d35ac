import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Input } from '~/components/input';
import { Tag, type TagKind } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { formatInterval, formatValue } from '~/metrics/format';
import type { MilestoneState } from '~/metrics/goals/milestone';
import { formatNumber } from '~/reader-locale';
import { valueHint } from '../value-text';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface MilestonesCardProps {
  goal: GoalPage;
  canWrite: boolean;
  answer: GoalAnswer | undefined;
}

type Milestone = GoalPage['milestones'][number];

/** Milestones: what was expected by when, and the result. */
export function MilestonesCard({ goal, canWrite, answer }: MilestonesCardProps) {
  const isOpen = canWrite && goal.isLive;
  if (goal.milestones.length === 0 && !isOpen) return null;
  return (
    <Card id="milestones" title="Milestones" question="Expected along the way. They don’t decide the goal.">
      {goal.milestones.length > 0 && (
        <ol className="check-ins">
          {goal.milestones.map((milestone) => (
            <li key={milestone.id}>
              <p className="check-in-head">
                <strong>
                  <Day date={milestone.onDate} />
                </strong>
                <MilestoneTag milestone={milestone} />
              </p>
              <p>{sayMilestone(goal, milestone)}</p>
              {isOpen && milestone.words !== null && <MarkForm milestone={milestone} />}
            </li>
          ))}
        </ol>
      )}
      {isOpen && (
        <Disclosure label="Add a milestone" isOpen={answer?.intent === 'milestone'}>
          <MilestoneForm goal={goal} answer={answer} />
        </Disclosure>
      )}
    </Card>
  );
}

const STATES: Record<MilestoneState, { kind: TagKind; words: string }> = {
  open: { kind: 'early', words: 'Upcoming' },
  met: { kind: 'act', words: 'Met' },
  missed: { kind: 'concerning', words: 'Missed' },
  'missed within noise': { kind: 'common', words: 'Missed, may be chance' },
  'not enough data': { kind: 'early', words: 'Too early to tell' },
};

function MilestoneTag({ milestone: { judged, doneAt, isPast } }: { milestone: Milestone }) {
  if (judged) return <Tag kind={STATES[judged.state].kind}>{STATES[judged.state].words}</Tag>;
  if (doneAt !== null) return <Tag kind="act">Done</Tag>;
  return <Tag kind={isPast ? 'common' : 'early'}>{isPast ? 'Not done yet' : 'Upcoming'}</Tag>;
}

/** "Expected 78%, actual 74% (n 60, 62 – 83%). Sits beside Kwame." */
function sayMilestone(goal: GoalPage, { expected, words, judged, doneBy }: Milestone): string {
  const metric = findMetric(goal.metricId);
  const stood = judged?.stood;
  const value =
    metric && expected !== null
      ? `Expected ${formatValue(metric, expected)}${
          stood
            ? `, actual ${formatValue(metric, stood.value)} (n ${formatNumber(stood.sample)}, ${formatInterval(metric, { ...stood, confidence: 0.95 })})`
            : ''
        }.`
      : null;
  return [value, words, doneBy && `(${doneBy})`].filter(Boolean).join(' ');
}

function MarkForm({ milestone }: { milestone: Milestone }) {
  const isDone = milestone.doneAt !== null;
  return (
    <Form method="post">
      <input type="hidden" name="milestone" value={milestone.id} />
      <Button kind="quiet" name="intent" value={isDone ? 'milestone-open' : 'milestone-done'}>
        {isDone ? 'Mark as not done' : 'Mark as done'}
      </Button>
    </Form>
  );
}

function MilestoneForm({ goal, answer }: { goal: GoalPage; answer: GoalAnswer | undefined }) {
  const metric = findMetric(goal.metricId);
  const sent = answer?.intent === 'milestone' ? answer : undefined;
  return (
    <Form method="post" className="form" key={goal.milestones.length}>
      <div className="form-row">
        <Input
          label="Milestone date"
          name="milestoneDate"
          type="date"
          min={goal.startDate}
          max={goal.dueDate}
          defaultValue={sent?.typed.milestoneDate}
          error={sent?.errors.milestoneDate}
        />
        <Input
          label="Expected value"
          name="milestoneValue"
          isOptional
          hint={metric ? valueHint(metric) : undefined}
          autoComplete="off"
          defaultValue={sent?.typed.milestoneValue}
          error={sent?.errors.milestoneValue}
        />
      </div>
      <Input
        label="What should be done"
        name="milestoneWords"
        isOptional
        maxLength={500}
        autoComplete="off"
        defaultValue={sent?.typed.milestoneWords}
        error={sent?.errors.milestoneWords}
      />
      <div className="form-actions">
        <Button name="intent" value="milestone">
          Save milestone
        </Button>
      </div>
    </Form>
  );
}
