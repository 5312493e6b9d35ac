import type { Connection } from 'db/open';

/** A load may wait this long for another one to finish writing. */
const PATIENCE_MS = 10 * 60_000;
/** Pages that a load keeps in memory; building an index takes as much again. More would be no faster. */
const CACHE_KIB = 65_536;

/**
 * Runs work that may await in one write transaction of the connection, whole or not at all. Nobody else may use the
 * connection for writing meanwhile.
 */
export async function inTransaction<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  const patience = connection.pragma('busy_timeout', { simple: true });
  const cache = connection.pragma('cache_size', { simple: true });
  connection.pragma(`busy_timeout = ${PATIENCE_MS}`);
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  try {
    connection.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  } finally {
    connection.pragma(`cache_size = ${cache}`);
    connection.pragma(`busy_timeout = ${patience}`);
  }
}
