import { Form, Link } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { formatNumber } from '~/reader-locale';
import type { ListedProfile, ShippedProfile } from './find-profiles.server';

const count = (value: number) => formatNumber(value);

/** The layouts that the center saved, with what can be done with each. */
export function SavedTable({ saved, mayChange }: { saved: readonly ListedProfile[]; mayChange: boolean }) {
  return (
    <Table
      caption="Your layouts"
      columns={[
        { label: 'Layout' },
        { label: 'Row type' },
        { label: 'Recognized by headers' },
        { label: 'Imports', isNumeric: true },
        { label: 'Changed' },
        { label: 'Actions' },
      ]}
      rows={saved.map((profile) => ({
        key: profile.id,
        cells: [
          <Name key="name" {...profile} />,
          profile.kind,
          <Headers key="headers" headers={profile.headers} />,
          count(profile.imports),
          <span key="changed">
            <Instant at={profile.changedAt} />
            <br />
            <span className="soft">{profile.userName ?? '–'}</span>
          </span>,
          <Actions key="actions" profile={profile} mayChange={mayChange} />,
        ],
      }))}
    />
  );
}

function Name({ label, id, version, isRetired }: ListedProfile) {
  return (
    <>
      {label} {isRetired && <Tag kind="common">Retired</Tag>}
      <br />
      <span className="soft">
        {id}, version {version}
      </span>
    </>
  );
}

function Actions({ profile: { id, label, isRetired }, mayChange }: { profile: ListedProfile; mayChange: boolean }) {
  return (
    <div className="form-actions">
      {mayChange && !isRetired && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Button name="intent" value="change" aria-label={`Change ${label}`}>
            Change
          </Button>
        </Form>
      )}
      <LinkButton to={`/imports/profiles/${id}.json`} reloadDocument aria-label={`Export ${label} as JSON`}>
        Export
      </LinkButton>
      {mayChange && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Button
            kind="quiet"
            name="intent"
            value={isRetired ? 'restore' : 'retire'}
            aria-label={isRetired ? `Use ${label} again` : `Retire ${label}`}
          >
            {isRetired ? 'Use again' : 'Retire'}
          </Button>
        </Form>
      )}
    </div>
  );
}

/** The built-in layouts. */
export function ShippedTable({ shipped }: { shipped: readonly ShippedProfile[] }) {
  return (
    <Table
      caption="Built-in layouts"
      columns={[{ label: 'Layout' }, { label: 'Row type' }, { label: 'Recognized by' }]}
      rows={shipped.map(({ id, label, version, kind, headers }) => ({
        key: id,
        cells: [
          <span key="name">
            {label}
            <br />
            <span className="soft">
              {id}, version {version}
            </span>
          </span>,
          kind,
          headers.length > 0 ? (
            <Headers key="headers" headers={headers} />
          ) : (
            'header words in five languages and the look of the cells'
          ),
        ],
      }))}
    />
  );
}

const SHOWN_HEADERS = 6;

function Headers({ headers }: { headers: readonly string[] }) {
  const more = headers.length - SHOWN_HEADERS;
  return (
    <span className="soft" title={headers.join(', ')}>
      {headers.slice(0, SHOWN_HEADERS).join(', ')}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}

/** What to do while there is none, where the reader is one who can. */
export function NoProfiles({ mayChange }: { mayChange: boolean }) {
  if (!mayChange) return <p className="soft">None yet. Operations saves one when a new kind of file arrives.</p>;
  return (
    <p className="soft">
      None yet. <Link to="/imports/new">Load a file</Link> that Fairlead does not recognize, map its columns, and save
      the layout.
    </p>
  );
}
