import { Form, Link } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { findMerges } from './find-merges.server';
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
    <Card title="Who may be one person" question="Which records look like the same person twice?">
      <Table
        caption="Records that look like one person"
        columns={[{ label: 'Record' }, { label: 'And record' }, { label: 'Why' }, { label: 'Look' }]}
        rows={twins.map(({ keep, other, reason }) => ({
          key: `${keep.id} ${other.id}`,
          cells: [
            told(keep),
            told(other),
            reason,
            <LinkButton key="look" to={`/imports/people/merge?keep=${keep.id}&other=${other.id}`}>
              See what would move
              <span className="visually-hidden">
                {' '}
                from {other.name} to {keep.name}
              </span>
            </LinkButton>,
          ],
        }))}
        empty={<p className="soft">No two records look like one person.</p>}
      />
    </Card>
  );
}

/** Asks which two records are one person; the answer is a look at what would move. */
export function ChooseRecords({ chosen, isSame }: Pick<Found, 'chosen' | 'isSame'>) {
  return (
    <Card title="Merge two records" question="Which record stays, and which one is the same person?">
      <Form method="get" className="form-row" key={`${chosen.keep} ${chosen.other}`}>
        <PersonSearch name="keep" label="Stays" defaultValue={chosen.keep ?? ''} />
        <PersonSearch
          name="other"
          label="Is the same person"
          defaultValue={chosen.other ?? ''}
          error={isSame ? 'Choose two different records.' : null}
        />
        <div className="form-actions">
          <Button>See what would move</Button>
        </div>
      </Form>
    </Card>
  );
}

/** What was merged, by whom, and the button that takes it apart. */
export function MergesCard({ merges, mayDecide, maySeePeople }: Pick<Found, 'merges'> & Rights) {
  return (
    <Card title="Merged" question="Which records stand for two, and who said so?">
      <Table
        caption="Merged records, newest first"
        columns={[
          { label: 'Stays' },
          { label: 'Was also' },
          { label: 'Rows moved', isNumeric: true },
          { label: 'Loaded since', isNumeric: true },
          { label: 'Merged' },
          { label: 'Take apart' },
        ]}
        rows={merges.map((merge) => ({
          key: merge.id,
          cells: [
            <Kept key="kept" merge={merge} maySeePeople={maySeePeople} />,
            merge.merged_name,
            (merge.moved ?? 0).toLocaleString('en'),
            (merge.since ?? 0).toLocaleString('en'),
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
  if (merge.kept_name === null) return <>Merged into another since</>;
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
        label="Take apart"
        question={`${merge.merged_name} returns with every row that moved, and with those loaded since that name this record. Rows that could be either’s stay with ${merge.kept_name}.`}
        confirmLabel="Yes, they are two people"
        name="intent"
        value="unmerge"
      />
    </Form>
  );
}
