import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from 'db/is-busy';
import type { Connection } from 'db/open';
import { WriteTransaction } from 'db/write-transaction';
import type { CancelFlag } from '../threads/cancel';

/** A load may wait this long for another one to finish writing. */
export const PATIENCE_MS = 10 * 60_000;
export const PAUSE_MS = 50;
/** After a short write others get in: whoever waits asks more often than this (db/writers). */
export const GAP_MS = 10;

/** Takes the right to write. Whoever waits for it can be cancelled, and can be told so. */
export async function begin(connection: Connection, cancel?: CancelFlag): Promise<WriteTransaction> {
  const begun = performance.now();
  for (;;) {
    cancel?.check();
    try {
      return WriteTransaction.begin(connection);
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun > PATIENCE_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** One of many short transactions, after each of which others get in. */
export async function shortWrite<T>(
  connection: Connection,
  work: (tx: WriteTransaction) => T,
  cancel?: CancelFlag,
): Promise<T> {
  const tx = await begin(connection, cancel);
  const result = await tx.whole(work);
  await sleep(GAP_MS);
  return result;
}
