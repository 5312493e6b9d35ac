import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { databasePath } from 'db/open';
import type { Progress } from './progress';
import type { FromWorker, Task, WorkerOrder } from './worker-messages';

/** The built server is one file, so that the thread's own file is found from where the server was started. */
const WORKER_FILE = join('importers', 'load', 'worker-entry.mjs');

export type Outcome = Exclude<FromWorker, { kind: 'progress' }>;

/** Runs a task in a thread of its own. Never rejects: a thread that dies without a word counts as failed. */
export function runInWorker(task: Task, onProgress: (progress: Progress) => void = () => {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const order: WorkerOrder = { databasePath: databasePath(), task };
    const worker = new Worker(join(process.cwd(), WORKER_FILE), { workerData: order });
    const fail = (why: string) =>
      resolve({ kind: 'failed', error: `The loading thread stopped (${why}). Nothing was changed.` });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else resolve(message);
    });
    worker.on('error', (error) => fail(error.message));
    worker.on('exit', (code) => fail(`exit code ${code}`));
  });
}
