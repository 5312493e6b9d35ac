import { countUsers } from 'db/queries/users';
import { database } from '~/db.server';

/** Whether the database can be read. */
export async function isDatabaseAnswering(): Promise<boolean> {
  try {
    await countUsers(await database());
    return true;
  } catch {
    return false;
  }
}
