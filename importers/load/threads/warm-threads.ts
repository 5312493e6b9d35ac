import type { ResourceLimits, Worker } from 'node:worker_threads';
import { startThread } from 'db/threads/start-thread';

/** A thread takes a second to start, so that one that has done its work waits this long for more. */
const IDLE_MS = 60_000;

interface IdleThread {
  worker: Worker;
  ending: NodeJS.Timeout;
}

/** Threads that run one file of this project, with the same limits; those that have nothing to do are kept for a while. */
export class WarmThreads {
  readonly #idle: IdleThread[] = [];

  constructor(
    private readonly file: string,
    private readonly resourceLimits: ResourceLimits = {},
  ) {}

  /** A thread that nobody else has, with nobody listening to it. */
  take(): Worker {
    const kept = this.#idle.pop();
    if (!kept) return startThread(this.file, { resourceLimits: this.resourceLimits });
    clearTimeout(kept.ending);
    forgetListeners(kept.worker);
    kept.worker.ref();
    return kept.worker;
  }

  /** Takes back a thread that has done its work. Idle it keeps no process alive, and one that dies then is forgotten. */
  keep(worker: Worker): void {
    forgetListeners(worker);
    worker.unref();
    const forget = () => {
      const index = this.#idle.findIndex((each) => each.worker === worker);
      if (index >= 0) clearTimeout(this.#idle.splice(index, 1)[0]!.ending);
    };
    const ending = setTimeout(() => {
      forget();
      void worker.terminate();
    }, IDLE_MS);
    ending.unref();
    worker.on('error', forget);
    worker.on('exit', forget);
    this.#idle.push({ worker, ending });
  }
}

export function forgetListeners(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}
