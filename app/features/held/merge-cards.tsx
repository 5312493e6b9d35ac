import { Form } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { findMerges } from './find-merges.server';
import { MERGES } from './person-choice';
import { PersonSearch } from './person-search';

type Found = Awaited<ReturnType<typeof findMerges>>;
type Merge = Found['merges'][number];

interface Rights {
  mayDecide: boolean;
  /** Whether a person's page may be opened; who loads files need not see figures. */
  maySeePeople: boolean;
}

/** Records that look like one person, each pair with the reason. */
export function twinsTable({ twins }: Pick<Found, 'twins'>): TableData {
  const told = ({ name, teamName }: Found['twins'][number]['keep']) => `${name}, ${teamName ?? 'in no team'}`;
  return tableOf({
    caption: 'Possible duplicates',
    rows: twins,
    key: ({ keep, other }) => `${keep.id} ${other.id}`,
    columns: [
      { label: 'Record', cell: ({ keep }) => told(keep) },
      { label: 'Second record', cell: ({ other }) => told(other) },
      { label: 'Reason', cell: ({ reason }) => reason },
      { label: 'Preview', file: [], cell: (pair) => ({ onPage: <PreviewLink {...pair} /> }) },
    ],
  });
}

function PreviewLink({ keep, other }: Found['twins'][number]) {
  return (
    <LinkButton to={`/imports/people/merge${MERGES.write({ keep: keep.id, other: other.id })}`}>
      Preview merge
      <span className="visually-hidden">
        {' '}
        from {other.name} to {keep.name}
      </span>
    </LinkButton>
  );
}

export function TwinsCard({ table }: { table: TableData }) {
  return (
    <Card title="Possible duplicates" question="Records that look like the same person.">
      <Table table={table} empty={<p className="soft">No possible duplicates found.</p>} />
    </Card>
  );
}

/** Asks which two records to merge; the answer is a preview. */
export function ChooseRecords({ chosen, isSame }: Pick<Found, 'chosen' | 'isSame'>) {
  return (
    <Card title="Merge two records" question="Choose the record to keep and its duplicate.">
      <Form method="get" className="form-row" key={`${chosen.keep} ${chosen.other}`}>
        <PersonSearch name="keep" label="Record to keep" defaultValue={chosen.keep ?? ''} />
        <PersonSearch
          name="other"
          label="Duplicate"
          defaultValue={chosen.other ?? ''}
          error={isSame ? 'Choose two different records.' : null}
        />
        <div className="form-actions">
          <Button>Preview merge</Button>
        </div>
      </Form>
    </Card>
  );
}

/** What was merged, who did it, and the button that undoes it. */
export function mergesTable({ merges }: Pick<Found, 'merges'>, { mayDecide, maySeePeople }: Rights): TableData {
  return tableOf({
    caption: 'Merged records, newest first',
    rows: merges,
    key: ({ id }) => id,
    columns: [
      { label: 'Kept record', cell: (merge) => kept(merge, maySeePeople) },
      { label: 'Merged record', cell: ({ merged_name }) => merged_name },
      { label: 'Rows moved', isNumeric: true, cell: ({ moved }) => moved ?? 0 },
      { label: 'Rows loaded since', isNumeric: true, cell: ({ since }) => since ?? 0 },
      {
        label: 'When',
        cell: ({ merged_at, user_name }) => [
          { at: merged_at },
          { text: user_name ?? 'somebody', tone: 'soft', startsLine: true },
        ],
      },
      {
        label: 'Undo',
        file: [],
        cell: (merge) => (mayDecide && merge.kept_name !== null ? { onPage: <TakeApart merge={merge} /> } : '–'),
      },
    ],
  });
}

function kept({ kept_id, kept_name }: Merge, maySeePeople: boolean): Cell {
  if (kept_name === null) return 'Since merged into another record';
  return { text: kept_name, to: maySeePeople ? `/people/${kept_id}` : undefined };
}

export function MergesCard({ table }: { table: TableData }) {
  return (
    <Card title="Merged records" question="Who merged which records.">
      <Table table={table} empty={<p className="soft">No two records have been merged.</p>} />
    </Card>
  );
}

function TakeApart({ merge }: { merge: Merge }) {
  return (
    <PostButton
      action="/imports/people/merge"
      sends={{ intent: 'unmerge', id: merge.id }}
      confirm={{
        question: `This restores ${merge.merged_name} with every moved row and newer rows that name this record. Rows that fit both stay with ${merge.kept_name}.`,
        label: 'Yes, undo merge',
      }}
    >
      Undo merge
    </PostButton>
  );
}
