import type { Profile } from '../../profile';
import { isOwnHeaderRow } from '../recognize/own-columns';
import { sniffDelimiter } from './delimiter';
import { findBroken, findHeader, findKnownHeader } from './find-header';
import { areJsonLines, jsonPaths } from './json-lines';
import { findNameless } from './nameless-table';
import type { RawRow } from './raw-row';
import { type RawRowOptions, unguardedRow } from './raw-rows';
import type { ReadNotice } from './read-notice';
import { firstLines, firstRows } from './sample';

/** The header of refused rows is the first row; somebody who mends them may write a few lines above. */
const TOP_ROWS = 20;

/** Where the table of a file stands, by its first rows. */
export interface FoundTable {
  delimiter: string;
  isGuarded: boolean;
  /** What each line's JSON object is read by, where the lines are such. */
  paths?: string[];
  /** The file's first rows, header and what stands above it included. */
  rows: RawRow[];
  /** The file has no others. */
  areAll: boolean;
  /** Line 0 where the file has none and its names are known otherwise; null where no row can be one. */
  header: { line: number; cells: string[] } | null;
  body: RawRow[];
  /** What stands above the header, a line each, its cells parted by spaces. */
  above: string[];
  /** The columns' names are those of the report whose cells look like the file's. */
  isNameless: boolean;
  /** A line that is no row where a header should be, as when it has more columns than any table. */
  broken: RawRow | null;
}

/** Finds delimiter, header and body of a file. */
export async function findTable(
  path: string,
  source: Pick<RawRowOptions, 'encoding' | 'bytes' | 'isGzip'>,
  profiles: readonly Profile[],
  notices: ReadNotice[],
): Promise<FoundTable> {
  const lines = await firstLines(path, source);
  const paths = areJsonLines(lines) ? await jsonPaths(path, source) : undefined;
  const delimiter = paths ? ',' : sniffDelimiter(lines);
  const { rows: asTheyStand, areAll } = await firstRows(path, { ...source, delimiter, paths }, notices);
  const isGuarded = !paths && asTheyStand.slice(0, TOP_ROWS).some(({ cells }) => isOwnHeaderRow(cells));
  const rows = isGuarded ? asTheyStand.map((row) => unguardedRow(row, delimiter)) : asTheyStand;
  const found = { delimiter, isGuarded, paths, rows, areAll, above: [], isNameless: false, broken: null };
  if (paths) return { ...found, header: { line: 0, cells: paths }, body: rows };
  const known = findKnownHeader(rows, profiles);
  const names = known < 0 ? findNameless(rows, profiles) : null;
  if (names) return { ...found, header: { line: 0, cells: names }, body: rows, isNameless: true };
  const place = known < 0 ? findHeader(rows) : known;
  return {
    ...found,
    header: rows[place] ?? null,
    body: rows.slice(place + 1),
    above: place < 0 ? [] : linesOf(rows.slice(0, place)),
    broken: known < 0 ? findBroken(rows, place) : null,
  };
}

/** Rows as lines of text: their filled cells, parted by spaces. */
const linesOf = (rows: readonly RawRow[]) => rows.map(({ cells }) => lineOf(cells)).filter((line) => line !== '');

export const lineOf = (cells: readonly string[]) =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
