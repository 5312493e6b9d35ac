import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { formatNumber } from '~/reader-locale';
import type { findMerges } from './find-merges.server';

type Preview = NonNullable<Awaited<ReturnType<typeof findMerges>>['preview']>;

/** Two records side by side. */
export function previewTable({ keep, other }: Preview): TableData {
  return tableOf({
    caption: 'The two records',
    rows: FIELDS,
    key: ([what]) => what,
    columns: [
      { label: 'Field', cell: ([what]) => what },
      { label: 'Kept record', cell: ([, tell]) => tell(keep) },
      { label: 'Merged record', cell: ([, tell]) => tell(other) },
    ],
  });
}

/** The two records, what moves from one to the other, and the button that merges them. */
export function MergePreview({
  preview: { keep, other, overlapping },
  table,
  mayDecide,
}: {
  preview: Preview;
  table: TableData;
  mayDecide: boolean;
}) {
  return (
    <Card
      title={`Merge ${other.name} into ${keep.name}`}
      question="All figures of the second record count for the first. You can undo the merge."
    >
      <Table table={table} />
      {overlapping.map(({ from, to, team, over }) => (
        <p key={`${team} ${from}`}>
          The time in {team} ({stayDays({ from, to })}) overlaps with {over.join(' and ')}. On those days the kept
          record’s team counts.
        </p>
      ))}
      {mayDecide && (
        <PostButton
          action="/imports/people/merge"
          sends={{ intent: 'merge', keep: keep.id, other: other.id }}
          confirm={{
            question: `Figures, goals and reviews of ${other.name} move to ${keep.name}. Later files with either name count for ${keep.name}.`,
            label: 'Yes, merge records',
          }}
        >
          Merge records
        </PostButton>
      )}
    </Card>
  );
}

type Side = Preview['keep'];

const FIELDS: readonly [what: string, tell: (side: Side) => string][] = [
  ['Name', ({ name }) => name],
  ['E-mail', ({ email }) => email ?? '–'],
  ['Names in files', ({ called }) => (called.length > 0 ? called.join(', ') : '–')],
  ['Teams', ({ stays }) => stays.map((stay) => `${stay.team}, ${stayDays(stay)}`).join('; ') || 'none'],
  [
    'Contacts',
    ({ contacts, firstDate, lastDate }) =>
      firstDate && lastDate ? `${formatNumber(contacts)}, ${formatDays(firstDate, lastDate)}` : formatNumber(contacts),
  ],
  ['Survey answers', ({ answers }) => formatNumber(answers)],
  ['Reviews', ({ reviews }) => formatNumber(reviews)],
  ['Interval rows', ({ intervals }) => formatNumber(intervals)],
  ['Goals', ({ goals }) => formatNumber(goals)],
  ['Accounts', ({ accounts }) => formatNumber(accounts)],
];

/** A stay's last day is the one before it ends; 1900 stands for "as long as is known". */
function stayDays({ from, to }: { from: string; to: string | null }): string {
  const since = from === '1900-01-01' ? 'always' : `from ${from}`;
  return to === null ? since : `${since} until before ${to}`;
}
