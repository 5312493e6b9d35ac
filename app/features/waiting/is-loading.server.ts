import { findLoaderPids } from 'db/queries/imports';
import { isRunning } from 'importers/load/threads/is-running';
import { getDb } from '~/db.server';

/** Whether a file is being loaded or taken back now, by this server or another program. */
export async function isFileBeingLoaded(): Promise<boolean> {
  return (await findLoaderPids(await getDb())).some(isRunning);
}
