import { CancelFlag } from './cancel';
import { NO_COUNTS, type Progress } from './progress';
import { type Outcome, runInWorker } from './run-in-worker';
import type { Task } from './worker-messages';

export type QueuedTask = Extract<Task, { importId: number }>;
type Listener = (progress: Progress | 'finished') => void;

const WAITING: Progress = { phase: 'waiting', counts: NO_COUNTS, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };

/** Loads and undos, one after another, each in a thread of its own; how far each has come is kept while it lasts. */
export class LoadQueue {
  readonly #waiting: QueuedTask[] = [];
  readonly #progress = new Map<number, Progress>();
  readonly #cancels = new Map<number, CancelFlag>();
  readonly #listeners = new Map<number, Set<Listener>>();
  #isRunning = false;

  /** `finished` is told how every task ended, before anybody who listens. */
  constructor(private readonly finished: (task: QueuedTask, outcome: Outcome) => Promise<void>) {}

  add(task: QueuedTask): void {
    this.#waiting.push(task);
    this.#progress.set(task.importId, WAITING);
    if (!this.#isRunning) void this.#run();
  }

  /**
   * Has an import's load stop: at once where it waits, as soon as it can where it runs. False where no load of it waits
   * or runs.
   */
  async cancel(importId: number): Promise<boolean> {
    const place = this.#waiting.findIndex((task) => task.kind === 'load' && task.importId === importId);
    if (place >= 0) {
      const [task] = this.#waiting.splice(place, 1);
      await this.#end(task!, { kind: 'cancelled' });
      return true;
    }
    const cancel = this.#cancels.get(importId);
    if (!cancel) return false;
    cancel.raise();
    const progress = this.#progress.get(importId);
    if (progress) this.#tell(importId, progress);
    return true;
  }

  /** How far a task of this import is; null where none waits or runs. */
  progressOf(importId: number): Progress | null {
    return this.#progress.get(importId) ?? null;
  }

  /** Tells the listener of every step until the task ends. Returns what stops that. */
  listen(importId: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(importId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(importId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(importId);
    };
  }

  /** Resolves once the import's task has ended; at once where none waits or runs. */
  async whenFinished(importId: number): Promise<void> {
    if (!this.#progress.has(importId)) return;
    await new Promise<void>((resolve) => {
      const stop = this.listen(importId, (progress) => {
        if (progress !== 'finished') return;
        stop();
        resolve();
      });
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let task = this.#waiting.shift(); task; task = this.#waiting.shift()) {
      const { importId } = task;
      const cancel = task.kind === 'load' ? new CancelFlag() : undefined;
      if (cancel) this.#cancels.set(importId, cancel);
      if (task.kind === 'undo') this.#tell(importId, { ...WAITING, phase: 'taking_back' });
      const outcome = await runInWorker(task, (progress) => this.#tell(importId, progress), cancel);
      this.#cancels.delete(importId);
      await this.#end(task, outcome);
    }
    this.#isRunning = false;
  }

  async #end(task: QueuedTask, outcome: Outcome): Promise<void> {
    const { importId } = task;
    await this.finished(task, outcome);
    if (this.#waiting.some((next) => next.importId === importId)) this.#progress.set(importId, WAITING);
    else this.#progress.delete(importId);
    for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener('finished');
  }

  #tell(importId: number, said: Progress): void {
    const progress = this.#cancels.get(importId)?.isRaised ? { ...said, isCancelling: true } : said;
    this.#progress.set(importId, progress);
    for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener(progress);
  }
}
