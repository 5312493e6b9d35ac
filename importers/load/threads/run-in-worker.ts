import type { Worker } from 'node:worker_threads';
import { databasePath } from 'db/open';
import type { Ask } from '../in-transaction';
import type { CancelFlag } from './cancel';
import type { Progress } from './progress';
import { forgetListeners, WarmThreads } from './warm-threads';
import type { AskedAnswer, FromWorker, Task, WorkerOrder } from './worker-messages';

const WORKER_FILE = 'importers/load/threads/worker.ts';
/** What is read lives for a batch: in a nursery that holds some batches hardly anything is ever copied. */
const NURSERY_MB = 32;

/** Threads for tasks, each of whose own objects may take so much memory. */
export const taskThreads = (megabytes: number) =>
  new WarmThreads(WORKER_FILE, { maxYoungGenerationSizeMb: NURSERY_MB, maxOldGenerationSizeMb: megabytes });

const unlimited = new WarmThreads(WORKER_FILE);

export type Outcome = Exclude<FromWorker, { kind: 'progress' | 'asking' }>;

export interface WorkerRun {
  threads?: WarmThreads;
  onProgress?: (progress: Progress) => void;
  cancel?: CancelFlag;
  /** Asked when the thread has the right to write: rejects where whoever ordered the task may not any more. */
  ask?: Ask;
  /** Raised where nobody waits any more: the thread is ended. */
  signal?: AbortSignal;
}

/**
 * Runs a task on a thread that does nothing else meanwhile; one that dies counts as failed. Rejects only where the signal is
 * raised, once the thread has ended. The pool alone asks for this: it counts the threads.
 */
export function runInWorker(task: Task, run: WorkerRun = {}): Promise<Outcome> {
  const { threads = unlimited, onProgress, cancel, ask, signal } = run;
  const worker = threads.take();
  return new Promise((resolve, reject) => {
    const forget = () => {
      forgetListeners(worker);
      signal?.removeEventListener('abort', abort);
    };
    const die = (error: string) => {
      forget();
      resolve({ kind: 'failed', error });
    };
    const abort = () => {
      forget();
      void worker.terminate().then(() => reject(signal?.reason));
    };
    signal?.addEventListener('abort', abort);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') return onProgress?.(message.progress);
      if (message.kind === 'asking') return answer(worker, ask);
      forget();
      threads.keep(worker);
      resolve(message);
    });
    worker.on('error', (error) => die(whyDied(error)));
    worker.on('exit', (code) => die(`The loading thread stopped (exit code ${code}). Nothing was changed.`));
    worker.postMessage({
      databasePath: databasePath(),
      task,
      cancel: cancel?.shared,
      isAsked: ask !== undefined,
    } satisfies WorkerOrder);
  });
}

/** A thread that holds the right to write always gets an answer. */
function answer(worker: Worker, ask: Ask = async () => {}): void {
  const tell = (mayGoOn: boolean) => worker.postMessage({ mayGoOn } satisfies AskedAnswer);
  ask().then(
    () => tell(true),
    () => tell(false),
  );
}

function whyDied(error: Error): string {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'This file needs more memory than a file may take. Nothing was changed. Split it, for instance by weeks.';
  return `The loading thread stopped (${error.message}). Nothing was changed.`;
}
