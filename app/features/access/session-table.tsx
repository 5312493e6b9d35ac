import { PostButton } from '~/components/post-button';
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
        <div className="form-actions">
          <PostButton sends={{ intent: 'end_others' }}>Sign out everywhere else</PostButton>
        </div>
      )}
    </>
  );
}

function EndButton({ id, browser }: { id: number; browser: string }) {
  return (
    <PostButton sends={{ intent: 'end', id }} label={`Sign out: ${browser}`}>
      Sign out
    </PostButton>
  );
}
