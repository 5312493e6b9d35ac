import { findLoaders } from 'db/queries/imports';
import { isAtWork } from 'importers/load/threads/is-running';
import { getDb } from '~/db.server';

/** Whether a file is being loaded or undone now, by this server or another program. */
export async function isFileBeingLoaded(): Promise<boolean> {
  return (await findLoaders(await getDb())).some(isAtWork);
}
