import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { isAtWork } from '../threads/is-running';

/** An import of whose rows some are written and none is read yet. */
export interface Unpublished {
  importId: number;
  /** Whether whoever writes them is at work; else they are to be taken away. */
  isAtWork: boolean;
}

/** Has the import's rows read by nobody from now on, until it is published. */
export function beginUnpublished(tx: WriteTransaction, importId: number): void {
  tx.connection
    .prepare('INSERT INTO unpublished_imports (import_id, last_queue_id) SELECT ?, COALESCE(MAX(id), 0) FROM queues')
    .run(importId);
}

/** Has the rows of an import that is undone read by nobody from the caller's commit on, until they are gone, nor these queues. */
export function beginLeaving(tx: WriteTransaction, importId: number): void {
  tx.connection
    .prepare('INSERT INTO unpublished_imports (import_id, last_queue_id, is_leaving) VALUES (?, 0, 1)')
    .run(importId);
}

/** From the caller's commit on everybody reads its rows. */
export function publish(tx: WriteTransaction, importId: number): void {
  checkUnpublished(tx.connection, importId);
  tx.connection.prepare('DELETE FROM unpublished_imports WHERE import_id = ?').run(importId);
}

/** Asked in each transaction that writes such rows: whoever thought this load dead may be taking them away. */
export function checkUnpublished(connection: Connection, importId: number): void {
  const found = connection
    .prepare(
      `SELECT 1 FROM unpublished_imports u JOIN imports i ON i.id = u.import_id
       WHERE u.import_id = ? AND i.status = 'loading'`,
    )
    .get(importId);
  if (found === undefined) throw new Error('another program took this load for one that was cut off');
}

/** The imports that are not published, but for this one. */
export function otherUnpublished(connection: Connection, importId: number | null = null): Unpublished[] {
  const rows = connection
    .prepare(
      `SELECT u.import_id, i.status, i.loader_pid, i.loader_start FROM unpublished_imports u
       JOIN imports i ON i.id = u.import_id WHERE u.import_id IS NOT ?`,
    )
    .all(importId) as { import_id: number; status: string; loader_pid: number | null; loader_start: string | null }[];
  return rows.map(({ import_id, status, ...loader }) => ({
    importId: import_id,
    isAtWork: status === 'loading' && isAtWork(loader),
  }));
}

/** Whether a load has left rows that are to be taken away. */
export const hasHalves = (connection: Connection): boolean =>
  otherUnpublished(connection).some(({ isAtWork }) => !isAtWork);
