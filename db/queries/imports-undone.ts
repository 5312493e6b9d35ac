import type { Databases } from '../databases';
import type { Lobby } from '../lobby/lobby';
import type { Db } from '../open';

/** Imports that were undone before this instant and of which something is still kept. */
export function findForgettable(db: Db, before: number) {
  return db
    .selectFrom('imports')
    .select(['id', 'file_hash'])
    .where('status', '=', 'undone')
    .where('forgotten_at', 'is', null)
    .where('undone_at', '<', before)
    .execute();
}

/** Notes that nothing is kept of an import any more. */
export async function updateForgotten(db: Db, { id, at }: { id: number; at: number }): Promise<void> {
  await db
    .updateTable('imports')
    .set({ forgotten_at: at })
    .where('id', '=', id)
    .where('status', '=', 'undone')
    .execute();
}

/** A clock that was set back leaves instants in the future: what was undone then is undone by now. */
export async function updateUndoneAhead(db: Db, now: number): Promise<void> {
  const ahead = db.selectFrom('imports').select('id').where('status', '=', 'undone').where('undone_at', '>', now);
  // Even a change of nothing would wait for a load.
  if ((await ahead.execute()).length === 0) return;
  await db
    .updateTable('imports')
    .set({ undone_at: now })
    .where('status', '=', 'undone')
    .where('undone_at', '>', now)
    .execute();
}

/** Hashes of the kept files that are still wanted: those of imports, waiting ones too, and those on which profiles were made. */
export async function findWantedHashes({ db, lobby }: { db: Db; lobby?: Lobby }): Promise<Set<string>> {
  // The lobby is asked first: what has left it meanwhile stands among the imports.
  const arrivals = (await lobby?.selectFrom('arrivals').select('file_hash as hash').execute()) ?? [];
  const imports = await db
    .selectFrom('imports')
    .select('file_hash as hash')
    .distinct()
    .where('forgotten_at', 'is', null)
    .execute();
  const examples = await db
    .selectFrom('saved_profiles')
    .select('example_hash as hash')
    .where('example_hash', 'is not', null)
    .execute();
  return new Set([...arrivals, ...imports, ...examples].flatMap(({ hash }) => hash ?? []));
}

/** Whether this kept file is still wanted. */
export const isWanted = async (databases: Databases, hash: string): Promise<boolean> =>
  (await findWantedHashes(databases)).has(hash);
