import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { HeldOnPage } from './find-held.server';
import { rowsOf } from './held-card';

/** What was decided about people whom files name, by whom, and what it moved; each decision can be taken back. */
export function DecidedTable({
  held,
  mayDecide,
  maySeePeople,
}: {
  held: readonly HeldOnPage[];
  mayDecide: boolean;
  maySeePeople: boolean;
}) {
  return (
    <Table
      caption="What was decided, newest first"
      columns={[
        { label: 'Named' },
        { label: 'By' },
        { label: 'Is' },
        { label: 'Rows', isNumeric: true },
        { label: 'Decided' },
        { label: 'Take back' },
      ]}
      rows={held.map((each) => ({
        key: each.id,
        cells: [
          <Named key="named" held={each} />,
          each.source,
          <Decision key="is" held={each} maySeePeople={maySeePeople} />,
          each.waiting > 0 ? `${rowsOf(each.settled)}, ${rowsOf(each.waiting)} on the way` : rowsOf(each.settled),
          <Decided key="decided" held={each} />,
          mayDecide ? <TakeBack key="back" held={each} /> : '–',
        ],
      }))}
      empty={<p className="soft">Nothing has been decided yet.</p>}
    />
  );
}

/** Whoever reads this must see what the file had written: the name alone may be the very name that is known here. */
function Named({ held: { called, facts } }: { held: HeldOnPage }) {
  return (
    <>
      {called}
      {facts.map(({ label, value }) => (
        <div key={label} className="soft">
          {label} {value}
        </div>
      ))}
    </>
  );
}

function Decision({ held: { state, person }, maySeePeople }: { held: HeldOnPage; maySeePeople: boolean }) {
  if (state === 'ignored') return <>Not to count</>;
  if (person === null) return <>Nobody any more</>;
  const link = maySeePeople ? <Link to={`/people/${person.id}`}>{person.name}</Link> : person.name;
  return state === 'created' ? <>{link}, made for this</> : link;
}

function Decided({ held: { decidedAt, decidedBy, rosterImportId } }: { held: HeldOnPage }) {
  return (
    <>
      {decidedAt !== null && <Instant at={decidedAt} />}
      <br />
      <span className="soft">
        {rosterImportId === null ? (
          (decidedBy ?? 'somebody')
        ) : (
          <>
            by the roster of <Link to={`/imports/${rosterImportId}`}>import {rosterImportId}</Link>
          </>
        )}
      </span>
    </>
  );
}

function TakeBack({ held: { id, called, isReturning, waiting, rosterImportId } }: { held: HeldOnPage }) {
  if (rosterImportId !== null) return <span className="soft">with that import</span>;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      {isReturning || waiting > 0 ? (
        <Button name="intent" value="settle">
          Move its rows now
        </Button>
      ) : (
        <Button name="intent" value="return" aria-label={`Take back what was decided about ${called}`}>
          Take back
        </Button>
      )}
    </Form>
  );
}
