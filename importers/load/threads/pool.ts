import { availableParallelism } from 'node:os';
import { Places } from 'db/threads/places';
import type { Ask } from '../in-transaction';
import type { CancelFlag } from './cancel';
import type { Progress } from './progress';
import { type Outcome, runInWorker, taskThreads } from './run-in-worker';
import type { WarmThreads } from './warm-threads';
import type { Task } from './worker-messages';

/**
 * `writing`: what changes the database, which lets one write at a time anyway. `checking`: reads of whole files, which
 * take minutes. `looking`: what somebody waits for at a page, never behind one of the others.
 */
type Lane = 'writing' | 'checking' | 'looking';

const LANE_OF: Record<Task['kind'], Lane> = {
  load: 'writing',
  forget_undone: 'writing',
  undo: 'writing',
  settle_held: 'writing',
  change_definitions: 'writing',
  merge: 'writing',
  unmerge: 'writing',
  dry_run: 'checking',
  check_database: 'checking',
  release_log: 'checking',
  identify: 'looking',
  suggest: 'looking',
  judge_keys: 'looking',
  read_line: 'looking',
};

/** A thread takes tens of megabytes, so that a machine of many processors gets no more of them than this. */
const MOST_LOOKING = 2;
const lookingThreads = Math.min(MOST_LOOKING, Math.max(1, availableParallelism() - 1));

/**
 * Each lane has threads of its own, so that there are never more of them than places together. V8's own limit is gigabytes a
 * thread; a file that needs more than ours fails, and the server goes on.
 */
const LANES: Record<Lane, { places: Places; threads: WarmThreads }> = {
  // Who asks for these keeps a line of its own, with an end.
  writing: { places: new Places({ places: 1, waiting: Number.POSITIVE_INFINITY }), threads: taskThreads(320) },
  checking: { places: new Places({ places: 1, waiting: 8 }), threads: taskThreads(256) },
  looking: {
    places: new Places({ places: lookingThreads, waiting: 100, patienceMs: 15_000 }),
    threads: taskThreads(128),
  },
};

export interface TaskWatch {
  onProgress?: (progress: Progress) => void;
  cancel?: CancelFlag;
  /** Asked when the thread has the right to write: rejects where whoever ordered the task may not any more. */
  ask?: Ask;
  /** Whoever waits for the outcome has gone: the task leaves the line, or its thread is ended. For tasks that only read. */
  signal?: AbortSignal;
}

/**
 * Runs a task on a thread of its lane, as soon as there is one. A thread that dies counts as failed. Throws TooBusyError
 * where too many wait before it, and the signal's reason where that was raised.
 */
export async function runTask(task: Task, { onProgress, cancel, ask, signal }: TaskWatch = {}): Promise<Outcome> {
  const { places, threads } = LANES[LANE_OF[task.kind]];
  const free = await places.take(signal);
  try {
    return await runInWorker(task, { threads, onProgress, cancel, ask, signal });
  } finally {
    free();
  }
}

/** Whether a task of this kind would be turned away now. */
export const isTooBusyFor = (kind: Task['kind']): boolean => LANES[LANE_OF[kind]].places.isFull;
