import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import type { OwnSession } from './own-sessions.server';

/** People look through the list for what they do not know; whoever has more signs out of them all. */
const MOST_SHOWN = 25;

/** The browsers where one is signed in, the last used first. */
export function sessionTable(sessions: readonly OwnSession[]): TableData {
  return tableOf({
    caption: 'Where you are signed in',
    rows: sessions.slice(0, MOST_SHOWN),
    key: ({ id }) => id,
    columns: [
      { label: 'Browser', cell: ({ browser }) => browser },
      { label: 'Signed in', cell: ({ createdAt }) => ({ at: createdAt }) },
      { label: 'Last used', cell: ({ lastUsedAt }) => ({ at: lastUsedAt }) },
      { label: 'From', cell: ({ network }) => network },
      {
        label: 'Action',
        cell: ({ id, browser, isThisOne }) =>
          isThisOne ? { text: 'This session', tone: 'strong' } : { onPage: <EndButton id={id} browser={browser} /> },
      },
    ],
  });
}

/** The list, with a button that signs out of all others. */
export function SessionTable({ table, count }: { table: TableData; count: number }) {
  const older = count - MOST_SHOWN;
  return (
    <>
      <Table table={table} />
      {older > 0 && (
        <p className="soft">And {older} more, used before these. “Sign out everywhere else” ends them too.</p>
      )}
      {count > 1 && (
        <Form method="post" className="form-actions">
          <Button name="intent" value="end_others">
            Sign out everywhere else
          </Button>
        </Form>
      )}
    </>
  );
}

function EndButton({ id, browser }: { id: number; browser: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value="end" aria-label={`Sign out: ${browser}`}>
        Sign out
      </Button>
    </Form>
  );
}
