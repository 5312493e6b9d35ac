import type { Worker } from 'node:worker_threads';
import { startThread } from 'db/threads/start-thread';
import type { ReadPlan } from '../../read/plan';
import { type ReadOptions, readExport } from '../../read/read-export';
import type { RowOutcome } from '../../row-outcome';
import type { FromReader, ToReader } from './reader-messages';
import { RowUnpacker } from './row-unpacker';

/** A smaller file is read before a second thread has started. */
const WORTH_A_THREAD_BYTES = 6_000_000;
/** What is read lives for a batch: in a nursery that holds a few batches hardly anything is ever copied. */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

const newReader = () => startThread('importers/load/threads/reader.ts', { resourceLimits: MEMORY });

/** A reading thread without a file: started before its file was there to be read, or done with the one before. */
let spare: Worker | null = null;

/** Starts the thread that will read a file of this size, while the file is still being kept: a thread takes a second to start. */
export function startReader(bytes: number): void {
  if (bytes >= WORTH_A_THREAD_BYTES && !spare) keep(newReader());
}

/** Where no file comes after all the thread keeps nobody waiting, and one that dies is not missed. */
function keep(worker: Worker): void {
  spare = worker;
  worker.unref();
  const miss = () => {
    if (spare === worker) spare = null;
  };
  worker.once('error', miss);
  worker.once('exit', miss);
}

/** What a file's rows become, some at a time; a large file is read by a thread of its own while this one writes. */
export function readBeside(path: string, plan: ReadPlan, options: ReadOptions): AsyncGenerator<Iterable<RowOutcome>> {
  return plan.bytes < WORTH_A_THREAD_BYTES ? readExport(path, plan, options) : fromThread(path, plan, options);
}

/** Nobody of the file before listens any more. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

async function* fromThread(path: string, plan: ReadPlan, options: ReadOptions): AsyncGenerator<Iterable<RowOutcome>> {
  const worker = spare ?? newReader();
  spare = null;
  forget(worker);
  worker.ref();
  const inbox = new Inbox(worker);
  const unpacker = new RowUnpacker(plan.delimiter);
  const tell = (message: ToReader) => worker.postMessage(message);
  let isThrough = false;
  try {
    tell({ kind: 'read', path, plan });
    for (let message = await inbox.next(); message.kind !== 'end'; message = await inbox.next()) {
      if (message.kind === 'broken') throw Object.assign(message.error as Error, { code: message.code });
      if (message.kind === 'notice') {
        options.onNotice?.(message.notice);
        continue;
      }
      tell({ kind: 'taken' });
      options.onProgress?.(message.bytesRead, plan.bytes);
      yield unpacker.unpack(message.batch);
    }
    isThrough = true;
  } finally {
    forget(worker);
    // The next file of the same loader finds a thread that has started; what was broken off may still be reading.
    if (isThrough && !spare) keep(worker);
    else await worker.terminate();
  }
}

/** The messages of a thread one by one; a thread that dies is the last. */
class Inbox {
  readonly #messages: FromReader[] = [];
  #wake = () => {};

  constructor(worker: Worker) {
    worker.on('message', (message: FromReader) => this.#put(message));
    worker.on('error', (error) => this.#put({ kind: 'broken', error }));
    worker.on('exit', () => this.#put({ kind: 'broken', error: new Error('The reading thread stopped.') }));
  }

  async next(): Promise<FromReader> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#messages.shift()!;
  }

  #put(message: FromReader): void {
    this.#messages.push(message);
    this.#wake();
  }
}
