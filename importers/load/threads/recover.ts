import type { Lobby } from 'db/lobby/lobby';
import type { Db } from 'db/open';
import { findAllArrivals, updateArrival } from 'db/queries/arrivals';
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
  const cutOff = open.filter(isCutOff);
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

/** As markInterrupted, of imports that were taken in and still wait in the lobby: they are moved, and can be run again. */
export async function markArrivalsInterrupted(lobby: Lobby): Promise<number[]> {
  const cutOff = (await findAllArrivals(lobby)).filter(({ status }) => status === 'queued').filter(isCutOff);
  for (const { id } of cutOff) await updateArrival(lobby, { id, status: 'interrupted', loader_pid: null });
  return cutOff.map(({ id }) => id);
}

function isCutOff({ loader_pid: pid }: { loader_pid?: number | null }): boolean {
  return pid == null || pid === process.pid || !isRunning(pid);
}
