import { forgetListeners, WarmThreads } from 'importers/load/threads/warm-threads';
import type { FileTask, FromWriter } from './file-order';

/** A line and its row take a kilobyte or two; a hundred thousand times what is held at once. */
const MEGABYTES = 192;
const threads = new WarmThreads('app/features/downloads/writer.server.ts', {
  maxYoungGenerationSizeMb: 16,
  maxOldGenerationSizeMb: MEGABYTES,
});

/** Has a thread write a file and hears how much of it is there. Resolves when it is whole or stopped; rejects where it failed. */
export function writeInThread(task: FileTask, wrote: (bytes: number) => void): Promise<void> {
  const worker = threads.take();
  return new Promise((resolve, reject) => {
    const die = (error: unknown) => {
      forgetListeners(worker);
      reject(error);
    };
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'wrote') return wrote(message.bytes);
      threads.keep(worker);
      if (message.kind === 'done') resolve();
      else reject(Object.assign(message.error as Error, { code: message.code }));
    });
    worker.on('error', die);
    worker.on('exit', (code) => die(new Error(`The thread that writes files stopped (exit code ${code}).`)));
    worker.postMessage(task);
  });
}
