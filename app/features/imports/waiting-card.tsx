import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { WaitingPerson } from './find-waiting.server';
import { HELD } from './import-addresses';
import { count } from './words';

/** The agents that an import's rows name and that were unknown, and how each was settled. */
export function WaitingCard({ people }: { people: readonly WaitingPerson[] }) {
  return (
    <Card
      title="Unmatched agents"
      question="These names weren’t in your roster when the file was loaded."
      aside={<Link to="/imports/people">Match agents</Link>}
    >
      <Table
        caption="Unmatched agents"
        columns={[{ label: 'Name in file' }, { label: 'Rows', isNumeric: true }, { label: 'State' }]}
        rows={people.map(({ key, called, rows, state, person, rosterImportId }) => ({
          key,
          cells: [called, count(rows), <State key="state" {...{ state, person, rosterImportId }} />],
        }))}
      />
    </Card>
  );
}

function State({ state, person, rosterImportId }: Pick<WaitingPerson, 'state' | 'person' | 'rosterImportId'>) {
  if (state === 'open') return <>Not matched yet</>;
  if (state === 'ignored') return <>Ignored</>;
  return (
    <>
      Matched to {person ?? 'nobody'}{' '}
      {rosterImportId === null ? (
        <Link to={`/imports/people${HELD.write({ view: 'decided' })}`}>by a user</Link>
      ) : (
        <>
          by the roster in <Link to={`/imports/${rosterImportId}`}>import {rosterImportId}</Link>
        </>
      )}
    </>
  );
}
