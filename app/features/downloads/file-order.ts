import type { RowsInOrder } from 'db/queries/find-rows';
import type { RefusedRowsOrder } from '../imports/refused-lines.server';

/** What a file is made of: the rows to read, and what their lines say. Sent to its thread. */
export type FileOrder =
  | { kind: 'contacts'; rows: RowsInOrder; isInSeconds: boolean }
  | ({ kind: 'refused' } & RefusedRowsOrder);

/** What the thread is handed: the database, and an open file to write into, which has no name any more. */
export interface FileTask {
  databasePath: string;
  file: number;
  order: FileOrder;
  /** Not 0 where nobody wants the file any more. */
  stop: SharedArrayBuffer;
}

/** What the thread says: how much is in the file, that it is whole, or why it will not be. */
export type FromWriter =
  | { kind: 'wrote'; bytes: number }
  | { kind: 'done' }
  | { kind: 'failed'; error: unknown; code?: string };
