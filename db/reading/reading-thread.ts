import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start-thread';
import { type Answer, MORE, type Question } from './messages';

/** It holds one answer at a time. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };
const STOPPED = 'The thread that reads the database stopped.';

interface Asked {
  rows: unknown[][];
  resolve(rows: unknown[]): void;
  reject(error: Error): void;
}

/** A thread that answers one question at a time. It starts with the first, and keeps no program from ending. */
export class ReadingThread {
  #asked: Asked | null = null;
  #worker: Worker | null = null;
  #isClosed = false;

  constructor(private readonly path: string) {}

  get isFree(): boolean {
    return this.#asked === null;
  }

  ask(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    if (this.#isClosed) return Promise.reject(new Error(STOPPED));
    const worker = this.#start();
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#asked = { rows: [], resolve, reject };
      worker.postMessage({ sql, parameters } satisfies Question);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startThread('db/reading/answer.ts', { workerData: this.path, resourceLimits: MEMORY });
    worker.on('message', (answer: Answer) => this.#take(worker, answer));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error(STOPPED)));
    this.#worker = worker;
    return worker;
  }

  #take(worker: Worker, answer: Answer): void {
    const asked = this.#asked;
    if (asked === null || this.#worker !== worker) return;
    const isAnswered = 'rows' in answer;
    if (isAnswered) asked.rows.push(answer.rows);
    if (isAnswered && !answer.isLast) {
      worker.postMessage(MORE);
      return;
    }
    this.#asked = null;
    worker.unref();
    if (isAnswered) asked.resolve(asked.rows.flat());
    else asked.reject(Object.assign(new Error(answer.message), { name: 'SqliteError', code: answer.code }));
  }

  /**
   * Whoever asked hears why there is no answer; the next question starts another thread. A thread that failed ends after that,
   * and those who ask the other by then are not its own.
   */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#asked?.reject(error);
    this.#asked = null;
  }
}
