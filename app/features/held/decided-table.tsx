import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { HeldOnPage } from './find-held.server';
import { rowsOf } from './held-card';

/** The decisions about names in files: who made them and the rows that moved. Each can be undone. */
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
      caption="Decisions, newest first"
      columns={[
        { label: 'Name in file' },
        { label: 'System' },
        { label: 'Decision' },
        { label: 'Rows', isNumeric: true },
        { label: 'Decided' },
        { label: 'Undo' },
      ]}
      rows={held.map((each) => ({
        key: each.id,
        cells: [
          <Named key="named" held={each} />,
          each.source,
          <Decision key="is" held={each} maySeePeople={maySeePeople} />,
          each.waiting > 0 ? `${rowsOf(each.settled)}, ${rowsOf(each.waiting)} to move` : rowsOf(each.settled),
          <Decided key="decided" held={each} />,
          mayDecide ? <TakeBack key="back" held={each} /> : '–',
        ],
      }))}
      empty={<p className="soft">No decisions yet.</p>}
    />
  );
}

/** Shows what the file contained: the name alone may equal a name in the roster. */
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
  if (state === 'ignored') return <>Ignored</>;
  if (person === null) return <>Person removed</>;
  const link = maySeePeople ? <Link to={`/people/${person.id}`}>{person.name}</Link> : person.name;
  return state === 'created' ? <>{link}, added here</> : link;
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
            by the roster in <Link to={`/imports/${rosterImportId}`}>import {rosterImportId}</Link>
          </>
        )}
      </span>
    </>
  );
}

function TakeBack({ held: { id, called, isReturning, waiting, rosterImportId } }: { held: HeldOnPage }) {
  if (rosterImportId !== null) return <span className="soft">undo that import</span>;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      {isReturning || waiting > 0 ? (
        <Button name="intent" value="settle">
          Move rows now
        </Button>
      ) : (
        <Button name="intent" value="return" aria-label={`Undo decision about ${called}`}>
          Undo
        </Button>
      )}
    </Form>
  );
}
