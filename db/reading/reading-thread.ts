import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start-thread';
import type { Answer, Question } from './messages';

/** It holds one answer at a time, which is little. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

interface Asked {
  resolve(rows: unknown[]): void;
  reject(error: Error): void;
}

/** A thread that answers one question after another. It starts with the first, and keeps no program from ending. */
export class ReadingThread {
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | null = null;
  #questions = 0;

  constructor(private readonly path: string) {}

  /** How many wait for an answer. */
  get waiting(): number {
    return this.#asked.size;
  }

  ask(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const worker = this.#start();
    this.#questions += 1;
    const id = this.#questions;
    worker.ref();
    worker.postMessage({ id, sql, parameters } satisfies Question);
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startThread('db/reading/answer.ts', { workerData: this.path, resourceLimits: MEMORY });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('The thread that reads the database stopped.')));
    this.#worker = worker;
    return worker;
  }

  #take(answer: Answer): void {
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (this.#asked.size === 0) this.#worker?.unref();
    if ('rows' in answer) asked?.resolve(answer.rows);
    else asked?.reject(Object.assign(new Error(answer.message), { name: 'SqliteError', code: answer.code }));
  }

  /**
   * Whoever asked hears why there is no answer; the next question starts another thread. A thread that failed ends after that,
   * and those who ask the other by then are not its own.
   */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }
}
