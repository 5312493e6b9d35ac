import { parseInstant } from '../../cells/instant';
import { isTimeZone } from '../../cells/time-zone';
import type { Profile, ProfileColumn } from '../../profile';
import { mapColumns } from '../recognize/map-columns';

/** What the rows between a header and the first row of the body add to it. */
export interface Subheaders {
  /** How many rows they are. */
  count: number;
  /** The headers, blank ones named by what stands below them. */
  headers: readonly string[];
  /** Each header with what stands below it: how a question was worded. */
  wordings: readonly string[];
  timeZone: string | null;
}

/** Rows below the header are the header's as long as no moment can be read where every row of the body has one. */
export function readSubheaders(profile: Profile, headers: readonly string[], rows: readonly string[][]): Subheaders {
  if (!profile.subheaderRows) return { count: 0, headers, wordings: headers, timeZone: null };
  const rules = profile.columns as readonly ProfileColumn[];
  const moments = new Set(
    rules.filter((rule) => rule.cell === 'instant' && rule.isRequiredInRow).map(({ field }) => field),
  );
  const { columns } = mapColumns(profile, headers);
  const places = columns.filter(({ field }) => moments.has(field)).map(({ index }) => index);
  const known = new Set(columns.map(({ index }) => index));
  const isBody = (cells: readonly string[]) =>
    places.some((index) => parseInstant(cells[index]?.trim() ?? '', profile.dateOrder?.order ?? 'dmy') !== null);
  const first = rows.slice(0, profile.subheaderRows);
  const end = first.findIndex(isBody);
  const own = end < 0 ? first : first.slice(0, end);
  return {
    count: own.length,
    headers: headers.map((header, index) => (known.has(index) ? header : nameOf(header, index, own))),
    wordings: headers.map((header, index) => [header, ...own.map((cells) => cells[index] ?? '')].join(' ')),
    timeZone: zoneIn(own, profile.zone.subheader),
  };
}

/** A header that is blank or a code such as Q7 says less than the wording below it, by which the question is found again. */
function nameOf(header: string, index: number, own: readonly string[][]): string {
  const below = own[0]?.[index]?.trim().replace(/\s+/g, ' ') ?? '';
  if (header === `column ${index + 1}`) return below || header;
  return !/\s/.test(header) && below.split(' ').length > 2 ? `${header}: ${below}` : header.replace(/\s+/g, ' ');
}

function zoneIn(rows: readonly string[][], pattern: string | undefined): string | null {
  if (!pattern) return null;
  const match = new RegExp(pattern).exec(rows.flat().join(' '));
  return match?.[1] && isTimeZone(match[1]) ? match[1] : null;
}
