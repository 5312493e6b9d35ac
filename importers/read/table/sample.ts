import { SAMPLE } from '../../bounds';
import { textBlocks } from '../text/text-blocks';
import { lengthOf, type RawRow } from './raw-row';
import { type RawRowOptions, rawRows } from './raw-rows';
import type { ReadNotice } from './read-notice';

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

/** The first rows of a file, as they stand, and whether there are no others. */
export async function firstRows(
  path: string,
  options: RawRowOptions,
  notices: ReadNotice[],
): Promise<{ rows: RawRow[]; areAll: boolean }> {
  const rows: RawRow[] = [];
  let [cells, characters] = [0, 0];
  for await (const some of rawRows(path, { ...options, onNotice: (notice) => notices.push(notice) })) {
    for (const row of some) {
      // A copy: where a reader's own rows live on, V8 makes all of its later rows among those that do.
      rows.push({ ...row });
      cells += row.cells.length;
      characters += lengthOf(row);
    }
    if (rows.length >= SAMPLE.rows || cells >= SAMPLE.cells || characters >= SAMPLE.characters)
      return { rows, areAll: false };
  }
  return { rows, areAll: true };
}
