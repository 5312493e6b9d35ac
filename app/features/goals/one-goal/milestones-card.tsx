import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Input } from '~/components/input';
import { PostButton } from '~/components/post-button';
import { Tag, type TagKind } from '~/components/tag';
import { TypedForm, useAnswer } from '~/components/typed-form';
import { findMetric } from '~/metrics/catalogue';
import { formatInterval, formatValue } from '~/metrics/format';
import type { MilestoneState } from '~/metrics/goals/milestone';
import { formatNumber } from '~/reader-locale';
import { valueHint } from '../value-text';
import type { GoalPage } from './find-goal.server';
import type { MilestoneForm as Fields } from './goal-page-forms.server';

interface MilestonesCardProps {
  goal: GoalPage;
  canWrite: boolean;
}

type Milestone = GoalPage['milestones'][number];

/** Milestones: what was expected by when, and the result. */
export function MilestonesCard({ goal, canWrite }: MilestonesCardProps) {
  const isAnswered = useAnswer('milestone') !== undefined;
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
              {isOpen && milestone.words !== null && <MarkButton milestone={milestone} />}
            </li>
          ))}
        </ol>
      )}
      {isOpen && (
        <Disclosure label="Add a milestone" isOpen={isAnswered}>
          <MilestoneForm goal={goal} />
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

function MarkButton({ milestone: { id, doneAt } }: { milestone: Milestone }) {
  const isDone = doneAt !== null;
  return (
    <PostButton kind="quiet" sends={{ intent: isDone ? 'milestone-open' : 'milestone-done', milestone: id }}>
      {isDone ? 'Mark as not done' : 'Mark as done'}
    </PostButton>
  );
}

function MilestoneForm({ goal }: { goal: GoalPage }) {
  const metric = findMetric(goal.metricId);
  return (
    <TypedForm<Fields> intent="milestone" key={goal.milestones.length}>
      {({ fields, bind }) => (
        <>
          <div className="form-row">
            <Input
              {...bind(fields.milestoneDate)}
              label="Milestone date"
              type="date"
              min={goal.startDate}
              max={goal.dueDate}
            />
            <Input
              {...bind(fields.milestoneValue)}
              label="Expected value"
              isOptional
              hint={metric ? valueHint(metric) : undefined}
              autoComplete="off"
            />
          </div>
          <Input
            {...bind(fields.milestoneWords)}
            label="What should be done"
            isOptional
            maxLength={500}
            autoComplete="off"
          />
          <div className="form-actions">
            <Button>Save milestone</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
