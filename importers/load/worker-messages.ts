import type { Identification, IdentifyOptions } from '../read/identification';
import type { Progress } from './progress';

export interface FileToIdentify {
  path: string;
  options: IdentifyOptions;
}

export type Task =
  | { kind: 'load'; importId: number }
  | { kind: 'undo'; importId: number; userId: number | null }
  | { kind: 'identify'; files: FileToIdentify[] };

/** What a thread is told to do. */
export interface WorkerOrder {
  databasePath: string;
  task: Task;
}

export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'identified'; found: Identification[] }
  | { kind: 'done' }
  | { kind: 'failed'; error: string };
