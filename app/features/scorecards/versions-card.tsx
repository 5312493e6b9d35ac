import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { quarterFrom } from './score-period';
import type { ToldVersion } from './scorecard-versions.server';

/** The history of versions; one that has not begun can be undone. */
export function versionsTable(versions: readonly ToldVersion[], mayWrite: boolean): TableData | null {
  if (versions.length === 0) return null;
  const undo: Column<ToldVersion> = {
    label: 'Undo',
    file: [],
    cell: (version) => (version.mayBeTakenBack ? { onPage: <TakeBack version={version} /> } : '–'),
  };
  return tableOf({
    caption: 'Versions of the scorecard',
    rows: [...versions].reverse(),
    key: ({ id }) => id,
    columns: [
      { label: 'Version', cell: ({ number }) => `Version ${number}` },
      { label: 'Applies from', cell: ({ fromDate }) => quarterFrom(fromDate).label },
      {
        label: 'Created',
        cell: ({ createdAt, createdBy, reason }) => [{ at: createdAt }, `by ${createdBy}.`, `“${reason}”`],
      },
      { label: 'Changes', cell: ({ changes }) => changes.join(' ') },
      {
        label: 'Status',
        cell: ({ state, takenBackAt, takenBackBy }) =>
          takenBackAt === null ? state : ['undone', { at: takenBackAt }, `by ${takenBackBy}`],
      },
      ...(mayWrite ? [undo] : []),
    ],
  });
}

export function VersionsCard({ table }: { table: TableData }) {
  return (
    <Card title="History" question="Who changed what, when and why. Quarters that have begun keep their version.">
      <Table table={table} />
    </Card>
  );
}

function TakeBack({ version: { id, number } }: { version: ToldVersion }) {
  return (
    <PostButton
      sends={{ intent: 'take-back', id }}
      confirm={{
        question: 'The previous version applies again. This one stays in the history.',
        label: 'Yes, undo this version',
      }}
    >
      Undo version {number}
    </PostButton>
  );
}
