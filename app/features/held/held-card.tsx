import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { PostButton } from '~/components/post-button';
import { TypedForm, useAnswer } from '~/components/typed-form';
import { IMPORT } from '~/features/imports/import-addresses';
import { formatNumber } from '~/reader-locale';
import type { HeldOnPage } from './find-held.server';
import type { CreateForm, LinkForm } from './held-forms.server';
import { PersonSearch } from './person-search';

interface HeldCardProps {
  held: HeldOnPage;
  teams: readonly { id: number; name: string }[];
  mayDecide: boolean;
  /** Why the last decision about them was not done. */
  refusal: string | undefined;
}

/** Somebody that rows name and nobody is known as: the rows that wait, likely matches, and the possible decisions. */
export function HeldCard({ held, teams, mayDecide, refusal }: HeldCardProps) {
  const { id, called, waiting, source, files } = held;
  return (
    <Card id={`held-${id}`} title={called} question={`${rowsOf(waiting)} from ${source}. ${held.why}`}>
      <Stack isTight>
        {refusal && <Notice kind="error">{refusal}</Notice>}
        <dl className="facts">
          {held.facts.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
          <dt>Files</dt>
          <dd>
            {files.map(({ importId, name, rows, firstDate, lastDate }) => (
              <div key={importId}>
                <Link to={`/imports/${importId}${IMPORT.write({ fate: 'held' })}#rows`}>{name}</Link>{' '}
                <span className="soft">
                  {rowsOf(rows)}
                  {firstDate && lastDate && ` of ${formatDays(firstDate, lastDate)}`}
                </span>
              </div>
            ))}
          </dd>
        </dl>
        {held.example && <Example example={held.example} />}
        {mayDecide && <Likely held={held} />}
        {mayDecide && <Otherwise held={held} teams={teams} />}
      </Stack>
    </Card>
  );
}

export const rowsOf = (rows: number) => (rows === 1 ? '1 row' : `${formatNumber(rows)} rows`);

function Example({ example: { importId, line, cells } }: { example: NonNullable<HeldOnPage['example']> }) {
  return (
    <p className="soft">
      For example <Link to={`/imports/${importId}/rows/${line}`}>line {line}</Link>:{' '}
      {cells.map(({ header, cell }) => `${header} ${cell}`).join(' · ')}
    </p>
  );
}

/** One button for each likely match, with the reason. */
function Likely({ held: { id, called, likely } }: { held: HeldOnPage }) {
  if (likely.length === 0) return <p>Nobody in your roster has a similar name.</p>;
  return (
    <ul className="choices" aria-label={`Likely matches for ${called}`}>
      {likely.map((person) => (
        <li key={person.id}>
          <PostButton sends={{ intent: 'link', id, employee: person.id }} preventScrollReset>
            Match to {person.name}
          </PostButton>
          <span className="soft">
            {person.reason}
            {person.teamName && ` · ${person.teamName}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Another person, a new person, or rows to ignore. */
function Otherwise({ held, teams }: Pick<HeldCardProps, 'held' | 'teams'>) {
  const { id, called } = held;
  const isAnswered = useAnswer(['link', 'create'], { id }) !== undefined;
  return (
    <Disclosure label="Match, add or ignore" isOpen={isAnswered}>
      <Stack>
        <TypedForm<LinkForm> intent="link" hidden={{ id }} className="form-row" preventScrollReset>
          {({ fields, bind }) => (
            <>
              <PersonSearch {...bind(fields.employee)} label="Match to" />
              <div className="form-actions">
                <Button>Match agent</Button>
              </div>
            </>
          )}
        </TypedForm>
        <TypedForm<CreateForm>
          intent="create"
          hidden={{ id }}
          defaults={{ name: called, email: held.email ?? '', teamId: '' }}
          className="form-row"
          preventScrollReset
        >
          {({ fields, bind }) => (
            <>
              <Input {...bind(fields.name)} label="Name of a new person" required />
              <Input {...bind(fields.email)} label="E-mail" isOptional />
              <Select
                {...bind(fields.teamId)}
                label="Team"
                isOptional
                options={[
                  { value: '', label: 'No team yet' },
                  ...teams.map((team) => ({ value: team.id, label: team.name })),
                ]}
              />
              <div className="form-actions">
                <Button>Add person</Button>
              </div>
            </>
          )}
        </TypedForm>
        <div className="form-actions">
          <PostButton sends={{ intent: 'ignore', id }} preventScrollReset>
            Ignore {called}
          </PostButton>
          <span className="soft">
            For bots, test logins and outside staff. Their rows are skipped, also in later files.
          </span>
        </div>
      </Stack>
    </Disclosure>
  );
}
