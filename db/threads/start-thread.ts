import { join, resolve } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const TYPESCRIPT = join('db', 'threads', 'typescript.mjs');
const BUILT = join('build', 'programs');

/**
 * Starts a thread on a file of this project ("db/reading/answer.ts"). The built server has it built, whole and small: a thread
 * that learns TypeScript first takes a second and some 50 MB more. Both are found from where the program was started.
 */
export function startThread(file: string, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'> = {}): Worker {
  if (import.meta.env?.PROD) return new Worker(resolve(BUILT, file.replace(/\.ts$/, '.mjs')), options);
  return new Worker(resolve(TYPESCRIPT), { ...options, argv: [resolve(file)] });
}
