import { Form, Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { IMPORT } from '~/features/imports/import-addresses';
import { formatNumber } from '~/reader-locale';
import type { HeldAnswer } from './decide-held.server';
import type { HeldOnPage } from './find-held.server';
import { PersonSearch } from './person-search';

interface HeldCardProps {
  held: HeldOnPage;
  teams: readonly { id: number; name: string }[];
  mayDecide: boolean;
  answer: HeldAnswer | null;
}

/** Somebody that rows name and nobody is known as: the rows that wait, likely matches, and the possible decisions. */
export function HeldCard({ held, teams, mayDecide, answer }: HeldCardProps) {
  const { id, called, waiting, source, files } = held;
  return (
    <Card id={`held-${id}`} title={called} question={`${rowsOf(waiting)} from ${source}. ${held.why}`}>
      <Stack isTight>
        {answer?.refusal && <Notice kind="error">{answer.refusal}</Notice>}
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
        {mayDecide && <Otherwise held={held} teams={teams} answer={answer} />}
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
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="link" />
      <ul className="choices" aria-label={`Likely matches for ${called}`}>
        {likely.map((person) => (
          <li key={person.id}>
            <Button name="employee" value={person.id}>
              Match to {person.name}
            </Button>
            <span className="soft">
              {person.reason}
              {person.teamName && ` · ${person.teamName}`}
            </span>
          </li>
        ))}
      </ul>
    </Form>
  );
}

/** Another person, a new person, or rows to ignore. */
function Otherwise({ held, teams, answer }: Pick<HeldCardProps, 'held' | 'teams' | 'answer'>) {
  const { id, called } = held;
  const errors = answer?.errors;
  const hasErrors = errors !== undefined;
  return (
    <Disclosure label="Match, add or ignore" isOpen={hasErrors}>
      <Stack>
        <Form method="post" preventScrollReset className="form-row">
          <input type="hidden" name="id" value={id} />
          <PersonSearch name="employee" label="Match to" error={errors?.employee} />
          <div className="form-actions">
            <Button name="intent" value="link">
              Match agent
            </Button>
          </div>
        </Form>
        <Form method="post" preventScrollReset className="form-row">
          <input type="hidden" name="id" value={id} />
          <Input
            name="name"
            label="Name of a new person"
            required
            defaultValue={answer?.typed?.name ?? called}
            error={errors?.name}
          />
          <Input
            name="email"
            label="E-mail"
            isOptional
            defaultValue={answer?.typed?.email ?? held.email ?? ''}
            error={errors?.email}
          />
          <Select
            name="teamId"
            label="Team"
            isOptional
            defaultValue={answer?.typed?.teamId ?? ''}
            options={[
              { value: '', label: 'No team yet' },
              ...teams.map((team) => ({ value: team.id, label: team.name })),
            ]}
          />
          <div className="form-actions">
            <Button name="intent" value="create">
              Add person
            </Button>
          </div>
        </Form>
        <Form method="post" preventScrollReset className="form-actions">
          <input type="hidden" name="id" value={id} />
          <Button name="intent" value="ignore">
            Ignore {called}
          </Button>
          <span className="soft">
            For bots, test logins and outside staff. Their rows are skipped, also in later files.
          </span>
        </Form>
      </Stack>
    </Disclosure>
  );
}
