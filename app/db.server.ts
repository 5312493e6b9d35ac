import type { OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';

declare global {
  var fairleadDatabase: Promise<OpenDatabase> | undefined;
}

/** The one open database of this process: opened and migrated at the first call. Survives hot reloads. */
export function database(): Promise<OpenDatabase> {
  globalThis.fairleadDatabase ??= openDatabase();
  return globalThis.fairleadDatabase;
}

/** The query builder of the one open database. */
export async function getDb() {
  return (await database()).db;
}

/** The same for questions that read very many rows, which are asked on a thread beside. */
export async function getReader() {
  return (await database()).reader;
}
