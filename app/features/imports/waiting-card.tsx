import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { WaitingPerson } from './find-waiting.server';
import { HELD } from './import-addresses';

/** The agents that an import's rows name and that were unknown, and how each was settled. */
export function waitingTable(people: readonly WaitingPerson[]): TableData | null {
  if (people.length === 0) return null;
  return tableOf({
    caption: 'Unmatched agents',
    rows: people,
    key: ({ key }) => key,
    columns: [
      { label: 'Name in file', cell: ({ called }) => called },
      { label: 'Rows', isNumeric: true, cell: ({ rows }) => rows },
      { label: 'State', cell: state },
    ],
  });
}

function state({ state, person, rosterImportId }: WaitingPerson): Cell {
  if (state === 'open') return 'Not matched yet';
  if (state === 'ignored') return 'Ignored';
  const matched = `Matched to ${person ?? 'nobody'}`;
  if (rosterImportId === null)
    return [matched, { text: 'by a user', to: `/imports/people${HELD.write({ view: 'decided' })}` }];
  const roster = { text: `import ${rosterImportId}`, to: `/imports/${rosterImportId}` };
  return [`${matched} by the roster in`, roster];
}

export function WaitingCard({ table }: { table: TableData }) {
  return (
    <Card
      title="Unmatched agents"
      question="We couldn’t tell who they were when the file was loaded."
      aside={<Link to="/imports/people">Match agents</Link>}
    >
      <Table table={table} />
    </Card>
  );
}
