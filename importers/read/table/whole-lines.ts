import { LONGEST_ROW } from '../../bounds';
import type { FileBytes } from '../text/byte-blocks';
import type { Encoding } from '../text/encodings';
import { textBlocks } from '../text/text-blocks';

/** Whether a line is longer than any row; only its beginning was kept. */
export const isOverlong = (line: string): boolean => line.length > LONGEST_ROW;

/** A line without the carriage return that some systems put before its end. */
export const withoutReturn = (line: string): string =>
  line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;

/**
 * A file's whole lines, those of one block at a time. Each letter is looked at once, however the lines lie across the
 * blocks; what goes on beyond the longest row is read past, so that it never fills the memory.
 */
export async function* wholeLines(
  path: string,
  source: FileBytes & { encoding: Encoding },
): AsyncGenerator<[string, ...string[]]> {
  let rest = '';
  for await (const block of textBlocks(path, source)) {
    const lines = block.split('\n');
    if (rest !== '') lines[0] = lengthened(rest, lines[0]!);
    rest = lines.pop()!;
    if (lines.length > 0) yield lines as [string, ...string[]];
  }
  if (rest !== '') yield [rest];
}

function lengthened(line: string, more: string): string {
  if (isOverlong(line)) return line;
  const whole = line + more;
  return isOverlong(whole) ? whole.slice(0, LONGEST_ROW + 1) : whole;
}
