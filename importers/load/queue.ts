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
  readonly #listeners = new Map<number, Set<Listener>>();
  #isRunning = false;

  /** `finished` is told how every task ended, before anybody who listens. */
  constructor(private readonly finished: (task: QueuedTask, outcome: Outcome) => Promise<void>) {}

  add(task: QueuedTask): void {
    this.#waiting.push(task);
    this.#progress.set(task.importId, WAITING);
    if (!this.#isRunning) void this.#run();
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
      if (task.kind === 'undo') this.#tell(importId, { ...WAITING, phase: 'taking_back' });
      const outcome = await runInWorker(task, (progress) => this.#tell(importId, progress));
      await this.finished(task, outcome);
      if (this.#waiting.some((next) => next.importId === importId)) this.#progress.set(importId, WAITING);
      else this.#progress.delete(importId);
      for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener('finished');
    }
    this.#isRunning = false;
  }

  #tell(importId: number, progress: Progress): void {
    this.#progress.set(importId, progress);
    for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener(progress);
  }
}
