import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { PostButton } from '~/components/post-button';
import { type Piece, type TableData, tableOf } from '~/components/table-data';
import type { ListedProfile, ShippedProfile } from './find-profiles.server';

/** The layouts that the center saved, with what can be done with each. */
export function savedTable(saved: readonly ListedProfile[], mayChange: boolean): TableData {
  return tableOf({
    caption: 'Your layouts',
    rows: saved,
    key: ({ id }) => id,
    columns: [
      {
        label: 'Layout',
        cell: ({ label, id, version, isRetired }) => [
          label,
          isRetired && { tag: 'common', text: 'Retired' },
          versionWords(id, version),
        ],
      },
      { label: 'Row type', cell: ({ kind }) => kind },
      { label: 'Recognized by headers', cell: ({ headers }) => headersPiece(headers) },
      { label: 'Imports', isNumeric: true, cell: ({ imports }) => imports },
      {
        label: 'Changed',
        cell: ({ changedAt, userName }) => [
          { at: changedAt },
          { text: userName ?? '–', tone: 'soft', startsLine: true },
        ],
      },
      {
        label: 'Actions',
        file: [],
        cell: (profile) => ({ onPage: <Actions profile={profile} mayChange={mayChange} /> }),
      },
    ],
  });
}

const versionWords = (id: string, version: number): Piece => ({
  text: `${id}, version ${version}`,
  tone: 'soft',
  startsLine: true,
});

function Actions({ profile: { id, label, isRetired }, mayChange }: { profile: ListedProfile; mayChange: boolean }) {
  return (
    <div className="form-actions">
      {mayChange && !isRetired && (
        <PostButton sends={{ intent: 'change', id }} label={`Change ${label}`}>
          Change
        </PostButton>
      )}
      <LinkButton to={`/imports/profiles/${id}.json`} reloadDocument aria-label={`Export ${label} as JSON`}>
        Export
      </LinkButton>
      {mayChange && (
        <PostButton
          kind="quiet"
          sends={{ intent: isRetired ? 'restore' : 'retire', id }}
          label={isRetired ? `Use ${label} again` : `Retire ${label}`}
        >
          {isRetired ? 'Use again' : 'Retire'}
        </PostButton>
      )}
    </div>
  );
}

/** The built-in layouts. */
export function shippedTable(shipped: readonly ShippedProfile[]): TableData {
  return tableOf({
    caption: 'Built-in layouts',
    rows: shipped,
    key: ({ id }) => id,
    columns: [
      { label: 'Layout', cell: ({ label, id, version }) => [label, versionWords(id, version)] },
      { label: 'Row type', cell: ({ kind }) => kind },
      {
        label: 'Recognized by',
        cell: ({ headers }) =>
          headers.length > 0 ? headersPiece(headers) : 'header words in five languages and the look of the cells',
      },
    ],
  });
}

const SHOWN_HEADERS = 6;

function headersPiece(headers: readonly string[]): Piece {
  const more = headers.length - SHOWN_HEADERS;
  const text = `${headers.slice(0, SHOWN_HEADERS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return { text, tone: 'soft', hint: headers.join(', ') };
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
