import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Exact } from '~/components/exact';
import { Input, Textarea } from '~/components/input';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { sayProbability } from '~/metrics/goals/words';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface CheckInsCardProps {
  goal: GoalPage;
  canHold: boolean;
  /** Whether it is the reader's own goal: they may write a line of their own on each check-in. */
  canNote: boolean;
  answer: GoalAnswer | undefined;
}

/** The days agreed to talk on: what was said, and how the goal stood then. */
export function CheckInsCard({ goal, canHold, canNote, answer }: CheckInsCardProps) {
  const typed = answer?.intent === 'check-in' ? answer : undefined;
  return (
    <Card id="check-ins" title="Check-ins" question="The days agreed to talk on, and what was said.">
      <ol className="check-ins">
        {goal.checkIns.map((checkIn) => (
          <li key={checkIn.onDate}>
            <p className="check-in-head">
              <strong>
                <Day date={checkIn.onDate} />
              </strong>
              <CheckInState checkIn={checkIn} today={goal.today} />
            </p>
            {checkIn.note && (
              <p className="note-text">
                {checkIn.note} <span className="soft">{checkIn.userName}</span>
              </p>
            )}
            {checkIn.ownNote && (
              <p className="note-text">
                {checkIn.ownNote} <span className="soft">{goal.ownerName}</span>
              </p>
            )}
            {canNote && <OwnNote onDate={checkIn.onDate} note={checkIn.ownNote} answer={answer} />}
          </li>
        ))}
      </ol>
      <CheckInsTable goal={goal} />
      {canHold && goal.isLive && (
        <Form method="post" className="form" key={goal.checkIns.filter(({ heldAt }) => heldAt !== null).length}>
          <Input
            label="Held on"
            name="onDate"
            type="date"
            max={goal.today}
            defaultValue={
              typed?.typed.onDate ??
              (goal.nextCheckIn && goal.nextCheckIn <= goal.today ? goal.nextCheckIn : goal.today)
            }
            error={typed?.errors.onDate}
          />
          <Textarea
            label="What was said"
            name="note"
            rows={3}
            maxLength={2000}
            defaultValue={typed?.typed.note}
            error={typed?.errors.note}
          />
          <div className="form-actions">
            <Button name="intent" value="check-in">
              Write the check-in
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}

function CheckInsTable({ goal }: Pick<CheckInsCardProps, 'goal'>) {
  return (
    <TableDisclosure>
      {() => (
        <Table
          caption="Check-ins"
          isCompact
          columns={[
            { label: 'Day' },
            { label: 'It stood' },
            { label: 'Likely', isNumeric: true },
            { label: 'What was said' },
            { label: 'By' },
            { label: 'Own note' },
          ]}
          rows={goal.checkIns.map((checkIn) => ({
            key: checkIn.onDate,
            cells: [
              <Day key="day" date={checkIn.onDate} />,
              checkIn.heldAt === null ? (checkIn.onDate < goal.today ? 'was not held' : 'planned') : checkIn.status,
              checkIn.heldAt === null || checkIn.probability === null ? (
                ''
              ) : (
                <Exact key="likely" value={checkIn.probability} unit="share">
                  {sayProbability(checkIn.probability)}
                </Exact>
              ),
              checkIn.note ?? '',
              checkIn.userName ?? '',
              checkIn.ownNote ?? '',
            ],
          }))}
        />
      )}
    </TableDisclosure>
  );
}

function CheckInState({ checkIn, today }: { checkIn: GoalPage['checkIns'][number]; today: string }) {
  if (checkIn.heldAt !== null) {
    const odds = checkIn.probability === null ? '' : `, ${sayProbability(checkIn.probability)} likely`;
    return (
      <span className="soft">
        held; it stood {checkIn.status}
        {odds}
      </span>
    );
  }
  return <span className="soft">{checkIn.onDate < today ? 'was not held' : 'planned'}</span>;
}

function OwnNote({ onDate, note, answer }: { onDate: string; note: string | null; answer: GoalAnswer | undefined }) {
  const typed = answer?.intent === 'note' && answer.typed.onDate === onDate ? answer : undefined;
  return (
    <Disclosure label={note ? 'Change your note' : 'Add your note'} isOpen={typed !== undefined}>
      <Form method="post" className="form">
        <input type="hidden" name="onDate" value={onDate} />
        <Textarea
          label="Your note"
          name="note"
          rows={2}
          maxLength={2000}
          defaultValue={typed?.typed.note ?? note ?? ''}
          error={typed?.errors.note ?? typed?.errors.onDate}
        />
        <div className="form-actions">
          <Button name="intent" value="note">
            Save your note
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
