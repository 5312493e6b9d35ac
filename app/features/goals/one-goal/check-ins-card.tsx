import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Input, Textarea } from '~/components/input';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { sayProbability, sayStatusName } from '~/metrics/goals/words';
import type { GoalAnswer } from './act-on-goal.server';
import type { GoalPage } from './find-goal.server';

interface CheckInsCardProps {
  goal: GoalPage;
  table: TableData;
  canHold: boolean;
  /** Whether it is the reader's own goal: they may write a line of their own on each check-in. */
  canNote: boolean;
  answer: GoalAnswer | undefined;
}

/** The check-ins: planned dates, notes, and the goal's status at the time. */
export function CheckInsCard({ goal, table, canHold, canNote, answer }: CheckInsCardProps) {
  const typed = answer?.intent === 'check-in' ? answer : undefined;
  return (
    <Card id="check-ins" title="Check-ins" question="Planned dates, and notes from each conversation.">
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
      <TableDisclosure>{() => <Table table={table} isCompact />}</TableDisclosure>
      {canHold && goal.isLive && (
        <Form method="post" className="form" key={goal.checkIns.filter(({ heldAt }) => heldAt !== null).length}>
          <Input
            label="Check-in date"
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
            label="Check-in notes"
            name="note"
            rows={3}
            maxLength={2000}
            defaultValue={typed?.typed.note}
            error={typed?.errors.note}
          />
          <div className="form-actions">
            <Button name="intent" value="check-in">
              Save check-in
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}

/** The check-ins, planned and held, with the goal's status at the time. */
export function checkInsTable({ checkIns, today }: Pick<GoalPage, 'checkIns' | 'today'>): TableData {
  return tableOf({
    caption: 'Check-ins',
    rows: checkIns,
    key: ({ onDate }) => onDate,
    columns: [
      { label: 'Date', cell: ({ onDate }) => ({ day: onDate }) },
      {
        label: 'Status then',
        cell: ({ heldAt, onDate, status }) =>
          heldAt === null ? (onDate < today ? 'not recorded' : 'planned') : sayStatusName(status),
      },
      {
        label: 'Chance then',
        isNumeric: true,
        unit: 'share',
        cell: ({ heldAt, probability }) =>
          heldAt !== null && probability !== null && exactPiece(probability, 'share', sayProbability),
      },
      { label: 'Notes', cell: ({ note }) => note },
      { label: 'Recorded by', cell: ({ userName }) => userName },
      { label: 'Own note', cell: ({ ownNote }) => ownNote },
    ],
  });
}

function CheckInState({ checkIn, today }: { checkIn: GoalPage['checkIns'][number]; today: string }) {
  if (checkIn.heldAt !== null) {
    const odds = checkIn.probability === null ? '' : `, ${sayProbability(checkIn.probability)} likely`;
    return (
      <span className="soft">
        done: {sayStatusName(checkIn.status)}
        {odds}
      </span>
    );
  }
  return <span className="soft">{checkIn.onDate < today ? 'not recorded' : 'planned'}</span>;
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
            Save note
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
