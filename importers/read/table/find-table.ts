import type { Profile } from '../../profile';
import { sniffDelimiter } from './delimiter';
import { findBroken, findHeader, findKnownHeader } from './find-header';
import { areJsonLines, jsonPaths } from './json-lines';
import { findNameless } from './nameless-table';
import type { RawRow, RawRowOptions, ReadNotice } from './raw-rows';
import { firstLines, firstRows } from './sample';

/** Where the table of a file stands, by its first rows. */
export interface FoundTable {
  delimiter: string;
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
  const { rows, areAll } = await firstRows(path, { ...source, delimiter, paths }, notices);
  const found = { delimiter, paths, rows, areAll, above: [], isNameless: false, broken: null };
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
export const linesOf = (rows: readonly RawRow[]) =>
  rows.map(({ cells }) => lineOf(cells)).filter((line) => line !== '');

export const lineOf = (cells: readonly string[]) =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
