import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file's bytes are: text in an encoding, nothing, or no text at all and what it looks like instead. */
export type Bytes =
  | { is: 'text'; encoding: Encoding; bytes: number }
  | { is: 'empty' }
  | { is: 'binary'; looksLike: string; isWorkbook: boolean };

const MAGIC: readonly { bytes: readonly number[]; looksLike: string; isWorkbook?: true }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], looksLike: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], looksLike: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], looksLike: 'a GIF image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], looksLike: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], looksLike: 'a zip archive or an Excel workbook', isWorkbook: true },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], looksLike: 'an old Excel workbook', isWorkbook: true },
  { bytes: [0x1f, 0x8b], looksLike: 'a gzip archive', isWorkbook: true },
];

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 1 << 20;

/** Looks at all of a file's bytes, a piece at a time, since one accent near the end decides between UTF-8 and cp1252. */
export async function sniffBytes(path: string): Promise<Bytes> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, HEAD_BYTES);
    const magic = MAGIC.find(({ bytes }) => bytes.every((byte, place) => head[place] === byte));
    if (magic) return { is: 'binary', looksLike: magic.looksLike, isWorkbook: magic.isWorkbook ?? false };
    if (head.length === size && isBlank(head)) return { is: 'empty' };
    const wide = wideEncodingOf(head);
    if (wide) return { is: 'text', encoding: wide, bytes: size };
    if (!isTextual(head)) return { is: 'binary', looksLike: 'no text', isWorkbook: false };
    return { is: 'text', encoding: (await isAllUtf8(file, size)) ? 'utf-8' : 'windows-1252', bytes: size };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Only spaces, line ends, byte-order marks and the zeros of UTF-16 between them. */
function isBlank(head: Buffer): boolean {
  const blank = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xff, 0xfe]);
  return head.every((byte) => blank.has(byte)) && !(head.includes(0) && !head.includes(0x0a) && head.length > 4);
}

function wideEncodingOf(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 2000);
  const zeros = [0, 0];
  sample.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2]! += 1;
  });
  const pairs = sample.length / 2;
  if (zeros[1]! > pairs * 0.6 && zeros[0]! < pairs * 0.1) return 'utf-16le';
  if (zeros[0]! > pairs * 0.6 && zeros[1]! < pairs * 0.1) return 'utf-16be';
  return null;
}

/** No zero byte and hardly a control character. */
function isTextual(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls <= head.length * 0.005;
}

async function isAllUtf8(file: FileHandle, size: number): Promise<boolean> {
  let position = 0;
  while (position < size) {
    const chunk = await readAt(file, position, CHUNK_BYTES);
    if (chunk.length === 0) return true;
    const end = position + chunk.length < size ? endOfWholeCharacters(chunk) : chunk.length;
    if (!isUtf8(chunk.subarray(0, end))) return false;
    position += end;
  }
  return true;
}

/** Where the last character that a piece may have cut in two begins. */
function endOfWholeCharacters(chunk: Buffer): number {
  for (let back = 1; back <= 4; back += 1) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) return chunk.length - back;
  }
  return chunk.length;
}
