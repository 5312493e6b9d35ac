import { open } from 'node:fs/promises';
import { byteBlocks, type FileBytes } from './byte-blocks';
import type { Encoding } from './encodings';
import { narrowEncodingOf } from './narrow-encoding';

/** What a file's bytes are: text in an encoding, nothing, or no text at all and what it looks like instead. */
export type Bytes =
  | { is: 'text'; encoding: Encoding; because: string; bytes: number; isGzip?: true }
  | { is: 'empty' }
  | { is: 'binary'; looksLike: string; isWorkbook: boolean };

const MAGIC: readonly { bytes: readonly number[]; looksLike: string; isWorkbook?: true }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], looksLike: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], looksLike: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], looksLike: 'a GIF image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], looksLike: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], looksLike: 'a zip archive or an Excel workbook', isWorkbook: true },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], looksLike: 'an old Excel workbook', isWorkbook: true },
];

const HEAD_BYTES = 65_536;

/** Looks at all of a file's bytes, a piece at a time, since one accent near the end decides between UTF-8 and cp1252. */
export async function sniffBytes(path: string): Promise<Bytes> {
  const [start, size] = await startOf(path);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return sniffText(path, { bytes: size }, start);
  try {
    let head: Buffer = Buffer.alloc(0);
    for await (const block of byteBlocks(path, { bytes: size, isGzip: true })) {
      head = Buffer.concat([head, block]);
      if (head.length >= HEAD_BYTES) break;
    }
    return await sniffText(path, { bytes: size, isGzip: true }, head);
  } catch {
    return { is: 'binary', looksLike: 'a damaged or refused gzip archive', isWorkbook: true };
  }
}

async function sniffText(path: string, file: FileBytes, head: Buffer): Promise<Bytes> {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, place) => head[place] === byte));
  if (magic) return { is: 'binary', looksLike: magic.looksLike, isWorkbook: magic.isWorkbook ?? false };
  if (head.length < HEAD_BYTES && isBlank(head)) return { is: 'empty' };
  const text = { is: 'text', bytes: file.bytes, ...(file.isGzip && { isGzip: true as const }) } as const;
  const wide = wideEncodingOf(head);
  if (wide) return { ...text, encoding: wide, because: 'every second byte is a zero, or its mark says so' };
  if (!isTextual(head)) return { is: 'binary', looksLike: 'no text', isWorkbook: false };
  return { ...text, ...(await narrowEncodingOf(() => (head.length < HEAD_BYTES ? [head] : byteBlocks(path, file)))) };
}

async function startOf(path: string): Promise<[Buffer, number]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return [buffer.subarray(0, bytesRead), size];
  } finally {
    await file.close();
  }
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
