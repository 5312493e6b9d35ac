import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databasePath } from 'db/open';
import { makePrivateFolder } from 'db/private-files';

/** A file as it is kept: named by what is in it, so that the same file is kept once. */
export interface KeptFile {
  hash: string;
  bytes: number;
  /** Relative to the data folder. */
  storedPath: string;
}

/** A file that was kept just now. */
export interface JustKept extends KeptFile {
  /** Nobody had kept the same file before. */
  isNew: boolean;
}

/** The folder that holds the database, and beside it the files that were loaded. */
export function dataFolder(path = databasePath()): string {
  return path === ':memory:' ? join(tmpdir(), `fairlead-${process.pid}`) : dirname(path);
}

/** Where a kept file stands. */
export function pathOfKept(storedPath: string): string {
  return join(dataFolder(), storedPath);
}

/** The folder of kept files; made where it is not there yet. Nobody else of this machine may look into it. */
export function uploadsFolder(): string {
  const folder = pathOfKept('uploads');
  makePrivateFolder(folder);
  return folder;
}

/** The kept file of this hash, or null: the hash may come from a URL, so anything else than a hash finds nothing. */
export function findKept(hash: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const path = pathOfKept(join('uploads', hash));
  return existsSync(path) ? path : null;
}

/** A file's bytes. Opened when they are asked for, since a stream that fails before anybody listens ends the process. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 1 << 20 });
}

/** A file that has arrived whole and has no name yet. */
export interface ArrivedFile {
  path: string;
  hash: string;
  bytes: number;
}

/**
 * Keeps a file under data/uploads, a piece at a time. It gets its name only when all of it is there; where the disk is
 * full or the sender breaks off nothing is left.
 */
export async function keepFile(content: AsyncIterable<Uint8Array>): Promise<JustKept> {
  return keepArrived(await receive(content));
}

/** Writes a file down as it arrives; whoever calls keeps it or removes it. */
export async function receive(content: AsyncIterable<Uint8Array>): Promise<ArrivedFile> {
  const path = join(uploadsFolder(), `${randomUUID()}.part`);
  const digest = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      digest.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.close();
    return { path, hash: digest.digest('hex'), bytes };
  } catch (error) {
    await file.close();
    rmSync(path, { force: true });
    throw error;
  }
}

/** Gives an arrived file its name. */
export function keepArrived({ path, hash, bytes }: ArrivedFile): JustKept {
  const storedPath = join('uploads', hash);
  const isNew = !existsSync(pathOfKept(storedPath));
  renameSync(path, pathOfKept(storedPath));
  return { hash, bytes, storedPath, isNew };
}
