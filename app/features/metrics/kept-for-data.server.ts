import type { Db } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { forEverybody } from 'db/threads/in-hand';

/** Sums over everybody take a tenth of a second at a large center; the oldest give way. */
const MOST = 200;

const keptOf = new WeakMap<Db, { version: string; found: Map<string, Promise<unknown>> }>();

/** What pages share as long as the rows stay as they are: found once for each key, by whoever asks first. */
export async function keptForData<T>(db: Db, key: string, find: () => Promise<T>): Promise<T> {
  const version = await findDataVersion(db);
  const known = keptOf.get(db);
  const { found } = known?.version === version ? known : { found: new Map<string, Promise<unknown>>() };
  keptOf.set(db, { version, found });
  const result = (found.get(key) as Promise<T> | undefined) ?? forEverybody(find);
  found.delete(key);
  found.set(key, result);
  if (found.size > MOST) found.delete(found.keys().next().value!);
  // What failed is asked for again.
  result.catch(() => found.delete(key));
  return result;
}
