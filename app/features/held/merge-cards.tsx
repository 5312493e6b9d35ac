import { Form, Link } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import { formatNumber } from '~/reader-locale';
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
export function TwinsCard({ twins }: Pick<Found, 'twins'>) {
  const told = ({ name, teamName }: Found['twins'][number]['keep']) => `${name}, ${teamName ?? 'in no team'}`;
  return (
    <Card title="Possible duplicates" question="Records that look like the same person.">
      <Table
        caption="Possible duplicates"
        columns={[{ label: 'Record' }, { label: 'Second record' }, { label: 'Reason' }, { label: 'Preview' }]}
        rows={twins.map(({ keep, other, reason }) => ({
          key: `${keep.id} ${other.id}`,
          cells: [
            told(keep),
            told(other),
            reason,
            <LinkButton key="look" to={`/imports/people/merge${MERGES.write({ keep: keep.id, other: other.id })}`}>
              Preview merge
              <span className="visually-hidden">
                {' '}
                from {other.name} to {keep.name}
              </span>
            </LinkButton>,
          ],
        }))}
        empty={<p className="soft">No possible duplicates found.</p>}
      />
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
export function MergesCard({ merges, mayDecide, maySeePeople }: Pick<Found, 'merges'> & Rights) {
  return (
    <Card title="Merged records" question="Who merged which records.">
      <Table
        caption="Merged records, newest first"
        columns={[
          { label: 'Kept record' },
          { label: 'Merged record' },
          { label: 'Rows moved', isNumeric: true },
          { label: 'Rows loaded since', isNumeric: true },
          { label: 'When' },
          { label: 'Undo' },
        ]}
        rows={merges.map((merge) => ({
          key: merge.id,
          cells: [
            <Kept key="kept" merge={merge} maySeePeople={maySeePeople} />,
            merge.merged_name,
            formatNumber(merge.moved ?? 0),
            formatNumber(merge.since ?? 0),
            <MergedWhen key="when" merge={merge} />,
            mayDecide && merge.kept_name !== null ? <TakeApart key="apart" merge={merge} /> : '–',
          ],
        }))}
        empty={<p className="soft">No two records have been merged.</p>}
      />
    </Card>
  );
}

function Kept({ merge, maySeePeople }: { merge: Merge; maySeePeople: boolean }) {
  if (merge.kept_name === null) return <>Since merged into another record</>;
  return maySeePeople ? <Link to={`/people/${merge.kept_id}`}>{merge.kept_name}</Link> : merge.kept_name;
}

function MergedWhen({ merge }: { merge: Merge }) {
  return (
    <>
      <Instant at={merge.merged_at} />
      <br />
      <span className="soft">{merge.user_name ?? 'somebody'}</span>
    </>
  );
}

function TakeApart({ merge }: { merge: Merge }) {
  return (
    <Form method="post" action="/imports/people/merge">
      <input type="hidden" name="id" value={merge.id} />
      <ConfirmButton
        label="Undo merge"
        question={`This restores ${merge.merged_name} with every moved row and newer rows that name this record. Rows that fit both stay with ${merge.kept_name}.`}
        confirmLabel="Yes, undo merge"
        name="intent"
        value="unmerge"
      />
    </Form>
  );
}
