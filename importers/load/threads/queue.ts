import { TooBusyError } from 'db/threads/places';
import { CancelFlag } from './cancel';
import { runTask } from './pool';
import { NO_COUNTS, type Progress } from './progress';
import type { Outcome } from './run-in-worker';
import type { Task } from './worker-messages';

export type QueuedTask = Extract<Task, { importId: number }>;
/** How a task ended; `cancelledBy` is set where somebody asked for its end, in time or not, to a user or to null. */
export type TaskOutcome = Outcome & { cancelledBy?: number | null };
type Listener = (progress: Progress | 'finished') => void;

const WAITING: Progress = { phase: 'waiting', counts: NO_COUNTS, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };

/** What is taken in beyond this would wait for hours. */
const MOST_WAITING = 1000;

/** Loads and undos, one after another, each in a thread of its own; how far each has come is kept while it lasts. */
export class LoadQueue {
  readonly #waiting: QueuedTask[] = [];
  readonly #progress = new Map<number, Progress>();
  readonly #cancels = new Map<number, CancelFlag>();
  readonly #cancelledBy = new Map<number, number | null>();
  readonly #listeners = new Map<number, Set<Listener>>();
  #isRunning = false;

  /**
   * `finished` learns how every task ended, before anybody who listens. `ready` is awaited before a task begins: what is
   * needed for it may still be on its way into the database.
   */
  constructor(
    private readonly finished: (task: QueuedTask, outcome: TaskOutcome) => Promise<void>,
    private readonly ready: () => Promise<void> = async () => {},
  ) {}

  /** Throws TooBusyError where too many wait. */
  checkRoom(): void {
    if (this.#waiting.length >= MOST_WAITING) throw new TooBusyError(60);
  }

  add(task: QueuedTask): void {
    this.#waiting.push(task);
    this.#progress.set(task.importId, WAITING);
    if (task.kind === 'load') this.#cancels.set(task.importId, new CancelFlag());
    if (!this.#isRunning) void this.#run();
  }

  /**
   * Has an import's load stop as soon as it can; one that waits is passed over when its turn comes, since until then
   * another may be writing. False where no load of it waits or runs.
   */
  cancel(importId: number, userId: number | null): boolean {
    const cancel = this.#cancels.get(importId);
    const progress = this.#progress.get(importId);
    if (!cancel || !progress) return false;
    if (!cancel.isRaised) this.#cancelledBy.set(importId, userId);
    cancel.raise();
    this.#tell(importId, progress);
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
      const cancel = this.#cancels.get(importId);
      await this.ready();
      if (task.kind === 'undo') this.#tell(importId, { ...WAITING, phase: 'taking_back' });
      const outcome = await this.#outcomeOf(task, cancel);
      // Where the import was queued again meanwhile there is another flag, which is that one's.
      if (this.#cancels.get(importId) === cancel) {
        this.#cancels.delete(importId);
        this.#cancelledBy.delete(importId);
      }
      // What cannot be written down, on a full disk, counts as interrupted at the next start; what waits goes on.
      await this.finished(task, outcome).catch(() => undefined);
      if (this.#waiting.some((next) => next.importId === importId)) this.#progress.set(importId, WAITING);
      else this.#progress.delete(importId);
      for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener('finished');
    }
    this.#isRunning = false;
  }

  async #outcomeOf(task: QueuedTask, flag?: CancelFlag): Promise<TaskOutcome> {
    const { importId } = task;
    const cancel = task.kind === 'load' ? flag : undefined;
    const outcome: Outcome = cancel?.isRaised
      ? { kind: 'cancelled' }
      : await runTask(task, { onProgress: (progress) => this.#tell(importId, progress), cancel });
    return { ...outcome, cancelledBy: this.#cancelledBy.get(importId) };
  }

  #tell(importId: number, said: Progress): void {
    const progress = this.#cancels.get(importId)?.isRaised ? { ...said, isCancelling: true } : said;
    this.#progress.set(importId, progress);
    for (const listener of [...(this.#listeners.get(importId) ?? [])]) listener(progress);
  }
}
