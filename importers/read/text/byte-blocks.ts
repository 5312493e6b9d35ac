import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Told as a file is read: bytes so far and in all. */
export type OnProgress = (bytesRead: number, totalBytes: number) => void;

const BLOCK_BYTES = 1 << 18;
/** Text does not shrink to less than this share; what unpacks to more is no export. */
export const LARGEST_RATIO = 300;
/** Below this size nobody is harmed. */
export const HARMLESS_BYTES = 1 << 24;
/** However well it is packed. */
const LARGEST_UNPACKED_BYTES = 2 ** 36;

export interface FileBytes {
  /** Size on disk. */
  bytes: number;
  isGzip?: boolean;
  /** Told of the bytes read from disk. */
  onProgress?: OnProgress;
}

/** A file's bytes, a piece at a time, unpacked where it is packed. Throws where it unpacks beyond all measure or not at all. */
export async function* byteBlocks(path: string, { bytes, isGzip, onProgress }: FileBytes): AsyncGenerator<Buffer> {
  // A block is set aside whole, however little there is to read.
  const file = createReadStream(path, { highWaterMark: Math.min(BLOCK_BYTES, Math.max(bytes, 1)) });
  const unpacked = isGzip ? file.pipe(createGunzip({ chunkSize: BLOCK_BYTES })) : file;
  if (unpacked !== file) file.on('error', (error) => unpacked.destroy(error));
  let total = 0;
  try {
    for await (const block of unpacked as AsyncIterable<Buffer>) {
      total += block.length;
      if (total > HARMLESS_BYTES && total > Math.min(bytes * LARGEST_RATIO, LARGEST_UNPACKED_BYTES))
        throw new Error('The file unpacks beyond all measure.');
      onProgress?.(file.bytesRead, bytes);
      yield block;
    }
  } finally {
    unpacked.destroy();
    file.destroy();
  }
}
