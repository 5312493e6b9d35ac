import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Input, Textarea } from '~/components/input';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { TypedForm, useAnswer } from '~/components/typed-form';
import { sayProbability, sayStatusName } from '~/metrics/goals/words';
import type { GoalPage } from './find-goal.server';
import type { CheckInForm, OwnNoteForm } from './goal-page-forms.server';

interface CheckInsCardProps {
  goal: GoalPage;
  table: TableData;
  canHold: boolean;
  /** Whether it is the reader's own goal: they may write a line of their own on each check-in. */
  canNote: boolean;
}

/** The check-ins: planned dates, notes, and the goal's status at the time. */
export function CheckInsCard({ goal, table, canHold, canNote }: CheckInsCardProps) {
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
            {canNote && <OwnNote onDate={checkIn.onDate} note={checkIn.ownNote} />}
          </li>
        ))}
      </ol>
      <TableDisclosure>{() => <Table table={table} isCompact />}</TableDisclosure>
      {canHold && goal.isLive && (
        <TypedForm<CheckInForm>
          intent="check-in"
          key={goal.checkIns.filter(({ heldAt }) => heldAt !== null).length}
          defaults={{ onDate: goal.nextCheckIn && goal.nextCheckIn <= goal.today ? goal.nextCheckIn : goal.today }}
        >
          {({ fields, bind }) => (
            <>
              <Input {...bind(fields.onDate)} label="Check-in date" type="date" max={goal.today} />
              <Textarea {...bind(fields.note)} label="Check-in notes" rows={3} maxLength={2000} />
              <div className="form-actions">
                <Button>Save check-in</Button>
              </div>
            </>
          )}
        </TypedForm>
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

function OwnNote({ onDate, note }: { onDate: string; note: string | null }) {
  const isAnswered = useAnswer('note', { onDate }) !== undefined;
  return (
    <Disclosure label={note ? 'Change your note' : 'Add your note'} isOpen={isAnswered}>
      <TypedForm<OwnNoteForm> intent="note" hidden={{ onDate }} defaults={{ note: note ?? '' }}>
        {({ fields, bind }) => (
          <>
            <Textarea
              {...bind(fields.note)}
              error={fields.note.errors ?? fields.onDate.errors}
              label="Your note"
              rows={2}
              maxLength={2000}
            />
            <div className="form-actions">
              <Button>Save note</Button>
            </div>
          </>
        )}
      </TypedForm>
    </Disclosure>
  );
}
