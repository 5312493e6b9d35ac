import { textBlocks } from '../text/text-blocks';
import { type RawRow, type RawRowOptions, type ReadNotice, rawRows } from './raw-rows';

/** Rows looked at to recognise a file. */
export const SAMPLE_ROWS = 20_000;

/** The first lines of a file that hold more than delimiters: enough to tell how it is cut. */
export async function firstLines(
  path: string,
  source: Pick<RawRowOptions, 'encoding' | 'bytes' | 'isGzip'>,
): Promise<string[]> {
  for await (const block of textBlocks(path, source)) {
    return block
      .split(/\r?\n/, 60)
      .filter((line) => /[^\s,;|]/.test(line))
      .slice(0, 50);
  }
  return [];
}

/** The first rows of a file, as they stand. */
export async function firstRows(path: string, options: RawRowOptions, notices: ReadNotice[]): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const some of rawRows(path, { ...options, onNotice: (notice) => notices.push(notice) })) {
    for (const row of some) rows.push(row);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}
