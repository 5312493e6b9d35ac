import type { Db } from 'db/open';
import { findActiveDefinitions } from 'db/queries/saved-profiles';
import type { Profile } from '../profile';

/** The profiles that the center has saved and not retired, newest first. */
export async function readSavedProfiles(db: Db): Promise<Profile[]> {
  return (await findActiveDefinitions(db)).map((definition) => JSON.parse(definition) as Profile);
}
