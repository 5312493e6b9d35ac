import type { Db } from 'db/open';
import { isRunning } from './is-running';

/**
 * Says of every load that was cut off (its process is gone, or is this one, which has only just started) that it was
 * interrupted. Nothing of it is in the database. Call once at a start. Returns the imports' ids.
 */
export async function markInterrupted(db: Db): Promise<number[]> {
  const open = await db
    .selectFrom('imports')
    .select(['id', 'loader_pid'])
    .where('status', 'in', ['queued', 'loading', 'undoing'])
    .execute();
  const cutOff = open.filter(({ loader_pid: pid }) => pid === null || pid === process.pid || !isRunning(pid));
  for (const { id } of cutOff) {
    await db
      .updateTable('imports')
      .set((eb) => ({
        status: eb.case().when('status', '=', 'undoing').then('loaded').else('interrupted').end(),
        loader_pid: null,
      }))
      .where('id', '=', id)
      .execute();
  }
  return cutOff.map(({ id }) => id);
}
