import type { Profile, ProfileColumn } from '../profile';
import { ROW_MEANINGS, type RowKind } from '../profiles/meanings';
import { placesOf, plainHeader } from '../read/table/header-names';
import type { MappedColumn, Mapping } from './mapping';

/** The mapping that a saved profile came from, on the headers of a file: what to begin with when it is changed. */
export function mappingOfProfile(profile: Profile, headers: readonly string[]): Mapping {
  const rows = rowKindOf(profile);
  const ignored = new Set(profile.ignored);
  const { meanings } = ROW_MEANINGS[rows];
  const places = placesOf(headers);
  const taken = new Set<string>();
  const columns = (profile.columns as readonly ProfileColumn[]).flatMap((column): MappedColumn[] => {
    const found = column.headers.flatMap((name) => places.get(plainHeader(name)) ?? []);
    const header = headers[Math.min(...found)];
    if (header === undefined || taken.has(header) || !meanings.some(({ field }) => field === column.field)) return [];
    taken.add(header);
    const yes = column.cell === 'flag' ? yesOf(column) : [];
    return [{ header, field: column.field, ...(column.unit && { unit: column.unit }), ...(yes.length > 0 && { yes }) }];
  });
  return {
    rows,
    columns,
    dropped: headers.filter((header) => ignored.has(header)),
    source: profile.source,
    channel: profile.kind === 'leg' ? profile.leg.channel : 'voice',
    key:
      profile.kind === 'leg'
        ? profile.leg.legKey.flatMap((part) => (typeof part === 'string' && part !== 'started_time' ? [part] : []))
        : [],
    dateOrder: profile.dateOrder?.order ?? null,
    timeZone: profile.zone.fixed ?? null,
    nulls: [...profile.nulls],
  };
}

function rowKindOf(profile: Profile): RowKind {
  switch (profile.kind) {
    case 'answer':
      return 'answer';
    case 'review_item':
      return 'review';
    case 'roster':
      return 'roster';
    default:
      return profile.kind === 'leg' && profile.leg.unansweredInbound === 'unknown' ? 'ticket' : 'contact';
  }
}

const yesOf = ({ values }: ProfileColumn): string[] =>
  values?.['*'] === 'no' ? Object.keys(values).filter((word) => values[word] === 'yes') : [];
