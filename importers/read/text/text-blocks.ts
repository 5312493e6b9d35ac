import iconv from 'iconv-lite';
import { byteBlocks, type FileBytes } from './byte-blocks';
import type { Encoding } from './encodings';

/** A file's text, a piece at a time, without byte-order mark: never more than one piece in memory. */
export async function* textBlocks(path: string, options: FileBytes & { encoding: Encoding }): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(options.encoding);
  let isFirst = true;
  let hasOldLineEnds = false;
  for await (const block of byteBlocks(path, options)) {
    let text = decoder.write(block);
    if (isFirst && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    // Carriage returns alone end the lines of files from very old spreadsheets.
    if (isFirst) hasOldLineEnds = text.includes('\r') && !text.includes('\n');
    if (hasOldLineEnds) text = text.replaceAll('\r', '\n');
    isFirst = false;
    yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
