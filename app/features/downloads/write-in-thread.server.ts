import { forgetListeners, WarmThreads } from 'importers/load/threads/warm-threads';
import type { FileTask, FromWriter } from './file-order';

/** A line and its row take a kilobyte or two; a hundred thousand times what is held at once. */
const MEGABYTES = 192;
const threads = new WarmThreads('app/features/downloads/writer.server.ts', {
  maxYoungGenerationSizeMb: 16,
  maxOldGenerationSizeMb: MEGABYTES,
});

/** A thread looks between two pieces whether anybody still wants the file; one that does not get there is ended. */
const MOST_AFTERWARDS_MS = 3_000;

interface Watch {
  wrote(bytes: number): void;
  /** Raised where nobody wants the file any more. */
  left: AbortSignal;
  from?: WarmThreads;
}

/** Has a thread write a file and hears how much of it is there. Resolves when it is whole or stopped; rejects where it failed. */
export function writeInThread(task: FileTask, { wrote, left, from = threads }: Watch): Promise<void> {
  const worker = from.take();
  let ending: NodeJS.Timeout | undefined;
  const endSoon = () => {
    ending = setTimeout(() => void worker.terminate(), MOST_AFTERWARDS_MS);
  };
  if (left.aborted) endSoon();
  else left.addEventListener('abort', endSoon, { once: true });
  const isWritten = new Promise<void>((resolve, reject) => {
    const die = (error: unknown) => {
      forgetListeners(worker);
      reject(error);
    };
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'wrote') return wrote(message.bytes);
      clearTimeout(ending);
      from.keep(worker);
      if (message.kind === 'done') resolve();
      else reject(Object.assign(message.error as Error, { code: message.code }));
    });
    worker.on('error', die);
    worker.on('exit', (code) => die(new Error(`The thread that writes files stopped (exit code ${code}).`)));
    worker.postMessage(task);
  });
  return isWritten.finally(() => {
    clearTimeout(ending);
    left.removeEventListener('abort', endSoon);
  });
}
