import { Form } from '@remix-run/react';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { formatDays } from '~/components/day';
import { Table } from '~/components/table';
import { formatNumber } from '~/reader-locale';
import type { findMerges } from './find-merges.server';

type Preview = NonNullable<Awaited<ReturnType<typeof findMerges>>['preview']>;

const count = (value: number) => formatNumber(value);

/** Two records side by side, what moves from one to the other, and the button that merges them. */
export function MergePreview({
  preview: { keep, other, overlapping },
  mayDecide,
}: {
  preview: Preview;
  mayDecide: boolean;
}) {
  return (
    <Card
      title={`Merge ${other.name} into ${keep.name}`}
      question="All figures of the second record count for the first. You can undo the merge."
    >
      <Table
        caption="The two records"
        columns={[{ label: 'Field' }, { label: 'Kept record' }, { label: 'Merged record' }]}
        rows={rowsOf(keep, other).map(([what, kept, moved]) => ({ key: what, cells: [what, kept, moved] }))}
      />
      {overlapping.map(({ from, to, team, over }) => (
        <p key={`${team} ${from}`}>
          The time in {team} ({stayDays({ from, to })}) overlaps with {over.join(' and ')}. On those days the kept
          record’s team counts.
        </p>
      ))}
      {mayDecide && (
        <Form method="post" action="/imports/people/merge">
          <input type="hidden" name="keep" value={keep.id} />
          <input type="hidden" name="other" value={other.id} />
          <ConfirmButton
            label="Merge records"
            question={`Figures, goals and reviews of ${other.name} move to ${keep.name}. Later files with either name count for ${keep.name}.`}
            confirmLabel="Yes, merge records"
            name="intent"
            value="merge"
          />
        </Form>
      )}
    </Card>
  );
}

type Side = Preview['keep'];

function rowsOf(keep: Side, other: Side): [string, string, string][] {
  const both = (what: string, tell: (side: Side) => string): [string, string, string] => [
    what,
    tell(keep),
    tell(other),
  ];
  return [
    both('Name', ({ name }) => name),
    both('E-mail', ({ email }) => email ?? '–'),
    both('Names in files', ({ called }) => (called.length > 0 ? called.join(', ') : '–')),
    both('Teams', ({ stays }) => stays.map((stay) => `${stay.team}, ${stayDays(stay)}`).join('; ') || 'none'),
    both('Contacts', ({ contacts, firstDate, lastDate }) =>
      firstDate && lastDate ? `${count(contacts)}, ${formatDays(firstDate, lastDate)}` : count(contacts),
    ),
    both('Survey answers', ({ answers }) => count(answers)),
    both('Reviews', ({ reviews }) => count(reviews)),
    both('Interval rows', ({ intervals }) => count(intervals)),
    both('Goals', ({ goals }) => count(goals)),
    both('Accounts', ({ accounts }) => count(accounts)),
  ];
}

/** A stay's last day is the one before it ends; 1900 stands for "as long as is known". */
function stayDays({ from, to }: { from: string; to: string | null }): string {
  const since = from === '1900-01-01' ? 'always' : `from ${from}`;
  return to === null ? since : `${since} until before ${to}`;
}
