import type { Database } from 'better-sqlite3';

/** Pages that a load keeps in memory; building an index takes as much again. More would be no faster. */
const CACHE_KIB = 49_152;
/** 400 MB: pages that many short transactions change again and again are moved into the database once for them all. */
const LOG_PAGES = 100_000;

/** Does work that writes many rows, with the memory for it and moving its log into the database less often. */
export async function withCache<T>(connection: Database, work: () => Promise<T>): Promise<T> {
  const wanted = { cache_size: -CACHE_KIB, wal_autocheckpoint: LOG_PAGES };
  const before = Object.keys(wanted).map((name) => [name, connection.pragma(name, { simple: true })]);
  for (const [name, value] of Object.entries(wanted)) connection.pragma(`${name} = ${value}`);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) connection.pragma(`${name} = ${value}`);
  }
}

/** From now on what this connection deletes cannot be read in the free pages of the file either. */
export function overwriteDeleted(connection: Database): void {
  connection.pragma('secure_delete = ON');
}
