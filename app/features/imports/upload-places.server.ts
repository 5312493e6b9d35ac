import { freeBytes, StorageError, troubleWith } from 'db/storage-trouble';
import { PlacesOfEach } from 'db/threads/places-of-each';
import { FileTooLarge, largestFile } from 'importers/load/files/upload-limits';
import { uploadsFolder } from 'importers/load/files/uploads';
import { dropBody } from '~/server/drop-body.server';
import { whyNotKept } from './receive-files.server';

/** Whoever waits for a place holds a socket and nothing else: nothing of the body has been read. */
const PATIENCE_MS = 10_000;
/** Nobody takes all the places: slow lines of one account leave room for the others. */
const RECEIVING = new PlacesOfEach({
  ofOne: { places: 12, waiting: 24, patienceMs: PATIENCE_MS },
  all: { places: 32, waiting: 64, patienceMs: PATIENCE_MS },
});

/**
 * Receives an upload once there is a place for it. `sender`: the account or token. Throws TooBusyError before anything of
 * the body is taken where too many come at once, and says so as early where the disk has no room for it.
 */
export async function inUploadPlace<T>(request: Request, sender: string, receive: () => Promise<T>): Promise<T> {
  refuseTooLarge(request);
  const free = await RECEIVING.take(sender, request.signal);
  try {
    return await receive();
  } finally {
    free();
  }
}

function refuseTooLarge(request: Request): void {
  const bytes = Number(request.headers.get('Content-Length') ?? 0);
  if (bytes > largestFile()) throw new FileTooLarge();
  const folder = uploadsFolder();
  const free = freeBytes(folder);
  if (free !== null && bytes > free) throw new StorageError(troubleWith(folder, 'disk_full'), null);
}

/** What a form of files that was not kept is answered, once what is on its way has come. */
export async function refusedForm(request: Request, error: unknown) {
  await dropBody(request);
  const { message, advice, status, headers } = whyNotKept(error);
  return { said: `${message} ${advice}`, status, headers };
}
