import { countUsers } from 'db/queries/users';
import { getDb } from '~/db.server';

/** Whether the database can be read. */
export async function isDatabaseAnswering(): Promise<boolean> {
  try {
    await countUsers(await getDb());
    return true;
  } catch {
    return false;
  }
}
