import { join, resolve } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const TYPESCRIPT = join('db', 'threads', 'typescript.mjs');
/** Where what threads run lies built: the server's build knows its own, tests say where theirs is. */
const PROGRAMS = import.meta.env?.PROD ? join('build', 'programs') : process.env.FAIRLEAD_PROGRAMS;

/**
 * Starts a thread on a file of this project ("db/reading/answer.ts"). Built, it is whole and small: a thread that learns
 * TypeScript first takes a second and some 50 MB more. Both are found from where the program was started.
 */
export function startThread(file: string, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'> = {}): Worker {
  if (PROGRAMS) return new Worker(resolve(PROGRAMS, file.replace(/\.ts$/, '.mjs')), options);
  return new Worker(resolve(TYPESCRIPT), { ...options, argv: [resolve(file)] });
}
