import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { databasePath } from 'db/open';
import type { CancelFlag } from './cancel';
import type { Progress } from './progress';
import type { FromWorker, Task, WorkerOrder } from './worker-messages';

/** The built server is one file, so that the thread's own file is found from where the server was started. */
const WORKER_FILE = join('importers', 'load', 'threads', 'worker-entry.mjs');
/** A thread takes a second to start, so that one that has done its work waits this long for more. */
const IDLE_MS = 60_000;

export type Outcome = Exclude<FromWorker, { kind: 'progress' }>;

interface IdleWorker {
  worker: Worker;
  ending: NodeJS.Timeout;
}
const idle: IdleWorker[] = [];

/** Runs a task on a thread that does nothing else meanwhile. Never rejects: a thread that dies counts as failed. */
export function runInWorker(
  task: Task,
  onProgress: (progress: Progress) => void = () => {},
  cancel?: CancelFlag,
): Promise<Outcome> {
  const worker = takeWorker();
  return new Promise((resolve) => {
    const end = (outcome: Outcome, isAlive: boolean) => {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      if (isAlive) keepIdle(worker);
      resolve(outcome);
    };
    const die = (why: string) =>
      end({ kind: 'failed', error: `The loading thread stopped (${why}). Nothing was changed.` }, false);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else end(message, true);
    });
    worker.on('error', (error) => die(error.message));
    worker.on('exit', (code) => die(`exit code ${code}`));
    worker.postMessage({ databasePath: databasePath(), task, cancel: cancel?.shared } satisfies WorkerOrder);
  });
}

function takeWorker(): Worker {
  const kept = idle.pop();
  if (!kept) return new Worker(join(process.cwd(), WORKER_FILE));
  clearTimeout(kept.ending);
  for (const event of ['error', 'exit']) kept.worker.removeAllListeners(event);
  kept.worker.ref();
  return kept.worker;
}

/** An idle thread keeps no process alive, and one that dies while it waits is forgotten. */
function keepIdle(worker: Worker): void {
  worker.unref();
  const forget = () => {
    const index = idle.findIndex((each) => each.worker === worker);
    if (index >= 0) clearTimeout(idle.splice(index, 1)[0]!.ending);
  };
  const ending = setTimeout(() => {
    forget();
    void worker.terminate();
  }, IDLE_MS);
  ending.unref();
  worker.on('error', forget);
  worker.on('exit', forget);
  idle.push({ worker, ending });
}
