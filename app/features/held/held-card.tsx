import { Form, Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import { Disclosure } from '~/components/disclosure';
import { Stack } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import type { HeldAnswer } from './decide-held.server';
import type { HeldOnPage } from './find-held.server';
import { PersonSearch } from './person-search';

interface HeldCardProps {
  held: HeldOnPage;
  teams: readonly { id: number; name: string }[];
  mayDecide: boolean;
  answer: HeldAnswer | null;
}

/** Somebody whom files name and nobody knows: what waits, who it may be, and what can be said of them. */
export function HeldCard({ held, teams, mayDecide, answer }: HeldCardProps) {
  const { id, called, waiting, source, files } = held;
  return (
    <Card id={`held-${id}`} title={called} question={`${rowsWait(waiting)}, named by ${source} and not known here.`}>
      <Stack isTight>
        {answer?.refusal && <Notice kind="error">{answer.refusal}</Notice>}
        <dl className="facts">
          {held.facts.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
          <dt>Waiting in</dt>
          <dd>
            {files.map(({ importId, name, rows, firstDate, lastDate }) => (
              <div key={importId}>
                <Link to={`/imports/${importId}?fate=held#rows`}>{name}</Link>{' '}
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

const count = (value: number) => value.toLocaleString('en');
export const rowsOf = (rows: number) => (rows === 1 ? '1 row' : `${count(rows)} rows`);
const rowsWait = (rows: number) => (rows === 1 ? '1 row waits' : `${count(rows)} rows wait`);

function Example({ example: { importId, line, cells } }: { example: NonNullable<HeldOnPage['example']> }) {
  return (
    <p className="soft">
      Such as <Link to={`/imports/${importId}/rows/${line}`}>line {line}</Link>:{' '}
      {cells.map(({ header, cell }) => `${header} ${cell}`).join(' · ')}
    </p>
  );
}

/** One button for each person who may be meant, with the reason. */
function Likely({ held: { id, called, likely } }: { held: HeldOnPage }) {
  if (likely.length === 0) return <p>Nobody here is called anything like this.</p>;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="link" />
      <ul className="choices" aria-label={`Who ${called} may be`}>
        {likely.map((person) => (
          <li key={person.id}>
            <Button name="employee" value={person.id}>
              It is {person.name}
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

/** Somebody else, somebody new, or nobody whose rows should count. */
function Otherwise({ held, teams, answer }: Pick<HeldCardProps, 'held' | 'teams' | 'answer'>) {
  const { id, called } = held;
  const errors = answer?.errors;
  const hasErrors = errors !== undefined;
  return (
    <Disclosure label="Somebody else, somebody new, or not to count" isOpen={hasErrors}>
      <Stack>
        <Form method="post" preventScrollReset className="form-row">
          <input type="hidden" name="id" value={id} />
          <PersonSearch name="employee" label="Somebody else" error={errors?.employee} />
          <div className="form-actions">
            <Button name="intent" value="link">
              Link to them
            </Button>
          </div>
        </Form>
        <Form method="post" preventScrollReset className="form-row">
          <input type="hidden" name="id" value={id} />
          <Input
            name="name"
            label="Somebody new: name"
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
            options={[{ value: '', label: 'None yet' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
          />
          <div className="form-actions">
            <Button name="intent" value="create">
              Make this person
            </Button>
          </div>
        </Form>
        <Form method="post" preventScrollReset className="form-actions">
          <input type="hidden" name="id" value={id} />
          <Button name="intent" value="ignore">
            Do not count {called}
          </Button>
          <span className="soft">
            For bots, test logins, staff of somebody else. Their rows are skipped, also in later files.
          </span>
        </Form>
      </Stack>
    </Disclosure>
  );
}
