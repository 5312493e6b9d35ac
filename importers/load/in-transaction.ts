import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'db/open';
import { releaseLog } from 'db/write-ahead-log';
import type { CancelFlag } from './threads/cancel';

/** A load may wait this long for another one to finish writing. */
const PATIENCE_MS = 10 * 60_000;
const PAUSE_MS = 50;
/** Pages that a load keeps in memory; building an index takes as much again. More would be no faster. */
const CACHE_KIB = 49_152;

/** Asks whether whoever wants this still may, and throws where they may not. */
export type Ask = () => Promise<void>;

/**
 * Runs work that may await in one write transaction of the connection, whole or not at all. Nobody else may use the
 * connection for writing meanwhile.
 */
export async function inTransaction<T>(
  connection: Connection,
  work: () => T | Promise<T>,
  { cancel, ask }: { cancel?: CancelFlag; ask?: Ask } = {},
): Promise<T> {
  const cache = connection.pragma('cache_size', { simple: true });
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  try {
    await begin(connection, cancel);
    try {
      await ask?.();
      const result = await work();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      releaseLog(connection);
      throw error;
    }
  } finally {
    connection.pragma(`cache_size = ${cache}`);
  }
}

/** Takes the right to write. Whoever waits for it can be cancelled, and can be told so. */
async function begin(connection: Connection, cancel?: CancelFlag): Promise<void> {
  const begun = performance.now();
  for (;;) {
    cancel?.check();
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() - begun > PATIENCE_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
