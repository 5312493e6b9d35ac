import { isAscii, isUtf8 } from 'node:buffer';
import { CodePageEvidence } from './code-page';
import type { Encoding } from './encodings';

type Blocks = Iterable<Buffer> | AsyncIterable<Buffer>;

/** UTF-8 or the code page of a file with one byte a letter, and why. Reads the file a second time where it is not UTF-8. */
export async function narrowEncodingOf(blocks: () => Blocks): Promise<{ encoding: Encoding; because: string }> {
  if (await areUtf8(blocks())) return { encoding: 'utf-8', because: 'all its bytes are UTF-8' };
  const evidence = new CodePageEvidence();
  for await (const block of blocks()) evidence.add(block);
  return evidence.decide();
}

/** Whether all bytes are UTF-8; a last letter that is cut in two is, where there were whole ones before. */
async function areUtf8(blocks: Blocks): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  let hasLetters = false;
  for await (const block of blocks) {
    const piece = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    const end = endOfWholeCharacters(piece);
    if (!isUtf8(piece.subarray(0, end))) return false;
    hasLetters ||= !isAscii(piece.subarray(0, end));
    rest = piece.subarray(end);
  }
  return isUtf8(rest) || hasLetters;
}

/** Where the last character that a piece may have cut in two begins. */
function endOfWholeCharacters(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(4, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) return chunk.length - back;
  }
  return chunk.length;
}
