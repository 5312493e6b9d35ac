import type { Connection } from 'db/open';

/** Below this keeping indexes row by row costs nothing worth saving. */
const MANY_ROWS = 50_000;
/** Sorting takes as much memory as the cache may, beside the cache itself; the rest goes through temporary files. */
const SORT_KIB = 16_384;
const INDEXES = ['legs_import', 'legs_employee_day', 'legs_day', 'legs_customer'];

/**
 * Where a file holds more legs than the table, its plain indexes are taken down and built anew at the end, sorted, in
 * the same transaction: nobody else ever sees the table without them. Returns what builds them.
 */
export function withoutIndexes(connection: Connection, expectedRows: number): () => void {
  const rows = connection.prepare('SELECT COALESCE(MAX(id), 0) FROM legs').pluck().get() as number;
  if (expectedRows < MANY_ROWS || expectedRows < rows) return () => {};
  const statements = INDEXES.map((name) => {
    const sql = connection.prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?").pluck().get(name);
    connection.exec(`DROP INDEX ${name}`);
    return sql as string;
  });
  return () => {
    const cache = connection.pragma('cache_size', { simple: true });
    connection.pragma(`cache_size = -${SORT_KIB}`);
    for (const sql of statements) connection.exec(sql);
    connection.pragma(`cache_size = ${cache}`);
  };
}
