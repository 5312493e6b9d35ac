import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from 'db/is-busy';
import type { Connection } from 'db/open';
import { releaseLog } from 'db/write-ahead-log';
import type { CancelFlag } from '../threads/cancel';

/** A load may wait this long for another one to finish writing. */
export const PATIENCE_MS = 10 * 60_000;
export const PAUSE_MS = 50;
/** After a short write others get in: whoever waits asks more often than this (db/writers). */
export const GAP_MS = 10;

/** Takes the right to write. Whoever waits for it can be cancelled, and can be told so. */
export async function begin(connection: Connection, cancel?: CancelFlag): Promise<void> {
  const begun = performance.now();
  for (;;) {
    cancel?.check();
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun > PATIENCE_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Does the work in the transaction that was begun, whole or not at all. */
export async function within<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  try {
    const result = await work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    releaseLog(connection);
    throw error;
  }
}

/** One of many short transactions, after each of which others get in. */
export async function shortWrite<T>(connection: Connection, work: () => T, cancel?: CancelFlag): Promise<T> {
  await begin(connection, cancel);
  const result = await within(connection, work);
  await sleep(GAP_MS);
  return result;
}
