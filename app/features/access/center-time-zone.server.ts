import { findSettings } from 'db/queries/settings';
import { getDb } from '~/db.server';

/** The IANA zone that the center has set. */
export async function findCenterTimeZone(): Promise<string> {
  return (await findSettings(await getDb())).time_zone;
}
