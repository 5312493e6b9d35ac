import type { Kysely } from 'kysely';

/** Does the work in the transaction that is open already, or in one of its own: all of it is written, or nothing. */
export function withinTransaction<Tables, T>(
  db: Kysely<Tables>,
  work: (within: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
