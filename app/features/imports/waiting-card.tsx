import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { WaitingPerson } from './find-waiting.server';
import { count } from './words';

/** Whom the held rows of an import name, and whose rows stopped waiting and why. */
export function WaitingCard({ people }: { people: readonly WaitingPerson[] }) {
  return (
    <Card
      title="People whom it names and nobody knew"
      question="Whose rows wait, and whose count since somebody said who that is?"
      aside={<Link to="/imports/people">Say who they are</Link>}
    >
      <Table
        caption="People whom it names and nobody knew"
        columns={[{ label: 'Named' }, { label: 'Rows', isNumeric: true }, { label: 'State' }]}
        rows={people.map(({ key, called, rows, state, person, rosterImportId }) => ({
          key,
          cells: [called, count(rows), <State key="state" {...{ state, person, rosterImportId }} />],
        }))}
      />
    </Card>
  );
}

function State({ state, person, rosterImportId }: Pick<WaitingPerson, 'state' | 'person' | 'rosterImportId'>) {
  if (state === 'open') return <>Wait until somebody says who this is</>;
  if (state === 'ignored') return <>Are not to count</>;
  return (
    <>
      Count for {person ?? 'nobody'}, as{' '}
      {rosterImportId === null ? (
        <Link to="/imports/people?view=decided">somebody said</Link>
      ) : (
        <>
          the roster of <Link to={`/imports/${rosterImportId}`}>import {rosterImportId}</Link> says
        </>
      )}
    </>
  );
}
