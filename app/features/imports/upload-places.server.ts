import { setTimeout as sleep } from 'node:timers/promises';
import { freeBytes, StorageError, troubleWith } from 'db/storage-trouble';
import { FileTooLarge, largestFile } from 'importers/load/files/upload-limits';
import { uploadsFolder } from 'importers/load/files/uploads';
import { Places } from 'importers/load/threads/places';

/** Whoever waits for a place holds a socket and nothing else: nothing of the body has been read. */
const PATIENCE_MS = 10_000;
const all = new Places({ places: 32, waiting: 64, patienceMs: PATIENCE_MS });
/** Nobody takes all the places: slow lines of one account leave room for the others. */
const OF_ONE = { places: 12, waiting: 24, patienceMs: PATIENCE_MS };
const ofEach = new Map<string, Places>();

/**
 * Receives an upload once there is a place for it. `sender`: the account or token. Throws TooBusyError before anything of
 * the body is taken where too many come at once, and says so as early where the disk has no room for it.
 */
export async function inUploadPlace<T>(request: Request, sender: string, receive: () => Promise<T>): Promise<T> {
  refuseTooLarge(request);
  const own = ofEach.get(sender) ?? new Places(OF_ONE);
  ofEach.set(sender, own);
  try {
    const freeOwn = await own.take(request.signal);
    try {
      const free = await all.take(request.signal);
      try {
        return await receive();
      } finally {
        free();
      }
    } finally {
      freeOwn();
    }
  } finally {
    if (own.isEmpty) ofEach.delete(sender);
  }
}

function refuseTooLarge(request: Request): void {
  const bytes = Number(request.headers.get('Content-Length') ?? 0);
  if (bytes > largestFile()) throw new FileTooLarge();
  const folder = uploadsFolder();
  const free = freeBytes(folder);
  if (free !== null && bytes > free) throw new StorageError(troubleWith(folder, 'disk_full'), null);
}

/** Drops all of a refused form: a browser shows no answer before it has sent everything. */
export async function dropForm(request: Request): Promise<void> {
  await dropBody(request, { bytes: largestFile(), ms: 3_600_000 });
}

/**
 * Reads a refused upload and drops it, up to a limit: many a sender reads the answer only when all is sent. False where
 * there is more, so that the connection has to be closed.
 */
export async function dropBody(request: Request, { bytes = 1 << 20, ms = 2_000 } = {}): Promise<boolean> {
  if (request.body === null || request.bodyUsed || request.body.locked) return true;
  const reader = request.body.getReader();
  const late = sleep(ms, null, { ref: false });
  let left = bytes;
  try {
    while (left >= 0) {
      const read = await Promise.race([reader.read(), late]);
      if (read === null) return false;
      if (read.done) return true;
      left -= read.value.length;
    }
    return false;
  } catch {
    // Nobody is there any more.
    return false;
  }
}
