import { once } from 'node:events';
import { dirname } from 'node:path';
import { Places, TooBusyError } from 'db/threads/places';
import { database } from '~/db.server';
import { logger } from '~/logger.server';
import { attachment } from './attachment.server';
import type { FileOrder } from './file-order';
import { linesOf } from './lines-of.server';
import { Spool } from './spool.server';
import { writeInThread } from './write-in-thread.server';

/** Threads that read the database for files. Whoever would wait for one longer than a minute gets 503 and tries again. */
const WRITING = new Places({ places: 2, waiting: 20, patienceMs: 60_000 });
/** Files that somebody still takes: each needs room on the disk. A slow line keeps nobody but its own owner waiting. */
const MOST_OPEN = 40;
const MOST_OF_ONE = 4;
const openFilesOf = new Map<string, number>();

export interface FileRequest {
  request: Request;
  order: FileOrder;
  fileName: string;
  /** Who takes it: nobody has more than a few at once. */
  owner: string;
}

/**
 * Answers with a file of rows. A thread writes it, in the time that the database takes, and it is handed on as fast as
 * whoever downloads takes it; where they go away, both end. Throws TooBusyError where too many are asked for at once.
 */
export async function sendFile({ request, order, fileName, owner }: FileRequest): Promise<Response> {
  const opened = await database();
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': attachment(fileName),
    'Cache-Control': 'no-store',
  };
  // A database in memory is of this thread alone, and small.
  if (opened.connection.memory) return new Response([...(await linesOf(opened, order))].join(''), { headers });
  const close = openFile(owner);
  try {
    return new Response(await writeAndRead(opened.connection.name, { order, signal: request.signal, close }), {
      headers,
    });
  } catch (error) {
    close();
    throw error;
  }
}

interface Writing {
  order: FileOrder;
  signal: AbortSignal;
  close(): void;
}

/** Resolves when the first of it is there, so that what fails before is answered as such. */
async function writeAndRead(
  databasePath: string,
  { order, signal, close }: Writing,
): Promise<ReadableStream<Uint8Array>> {
  const free = await WRITING.take(signal);
  const spool = await Spool.open(dirname(databasePath)).catch((error: unknown) => {
    free();
    throw error;
  });
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const leaving = new AbortController();
  const left = () => {
    Atomics.store(stop, 0, 1);
    signal.removeEventListener('abort', left);
    leaving.abort();
  };
  const isLeft = once(leaving.signal, 'abort');
  signal.addEventListener('abort', left);
  const task = { databasePath, file: spool.descriptor, order, stop: stop.buffer as SharedArrayBuffer };
  const isWritten = writeInThread(task, { wrote: (bytes) => spool.grow(bytes), left: leaving.signal })
    .then(
      () => spool.finish(),
      (error: unknown) => spool.fail(error),
    )
    .finally(free);
  void Promise.all([isWritten, isLeft])
    .then(() => spool.close())
    .catch((err: unknown) => logger.warn({ err }, 'a file that was downloaded could not be closed'))
    .finally(close);
  try {
    await spool.whenBeyond(0);
  } catch (error) {
    left();
    throw error;
  }
  return spool.read(left);
}

/** Counts a file as open until what it gives is called. */
function openFile(owner: string): () => void {
  const own = openFilesOf.get(owner) ?? 0;
  const all = [...openFilesOf.values()].reduce((sum, files) => sum + files, 0);
  if (own >= MOST_OF_ONE || all >= MOST_OPEN) throw new TooBusyError(30);
  openFilesOf.set(owner, own + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const rest = (openFilesOf.get(owner) ?? 1) - 1;
    if (rest > 0) openFilesOf.set(owner, rest);
    else openFilesOf.delete(owner);
  };
}
