import type { Database } from 'better-sqlite3';

/** What its file may stay at, however large the last transaction was. */
export const LOG_BYTES = 32 * 1024 * 1024;

/**
 * Writes what SQLite has logged into the database and gives the log's room back: after a large transaction came to nothing,
 * the disk may be full of it. False where somebody still reads what was before; then another time.
 */
export function releaseLog(connection: Database): boolean {
  try {
    const [answer] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return answer?.busy === 0;
  } catch {
    return false;
  }
}

/**
 * Leaves what is logged to threads, loads and whoever looks after the log: SQLite would have one of this connection's small
 * writes move all that a load has logged, as soon as nobody reads what was before, and this thread serves pages.
 */
export function leaveLogToOthers(connection: Database): void {
  connection.pragma('wal_autocheckpoint = 0');
}
