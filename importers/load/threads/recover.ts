import type { Lobby } from 'db/lobby/lobby';
import type { Db } from 'db/open';
import { findAllArrivals, type IsAtWork, updateArrival } from 'db/queries/arrivals';
import { isAtWork } from './is-running';

/** At a start nothing that names this process's number can be at work: this process has only just begun. */
const isAtWorkAtStart: IsAtWork = (loader) => loader.loader_pid !== process.pid && isAtWork(loader);

/**
 * Says of every load that was cut off, since its process is gone, that it was interrupted. Nothing of it is in the database.
 * Called at a start and, for other programs that were killed, every now and then. Returns the imports' ids.
 */
export async function markInterrupted(db: Db, isStillAtWork = isAtWorkAtStart): Promise<number[]> {
  const open = await db
    .selectFrom('imports')
    .select(['id', 'loader_pid', 'loader_start'])
    .where('status', 'in', ['queued', 'loading', 'undoing'])
    .execute();
  const cutOff = open.filter((each) => !isStillAtWork(each));
  for (const { id, loader_pid: pid } of cutOff) {
    await db
      .updateTable('imports')
      .set((eb) => ({
        status: eb.case().when('status', '=', 'undoing').then('loaded').else('interrupted').end(),
        loader_pid: null,
        loader_start: null,
      }))
      .where('id', '=', id)
      // Somebody may have begun it again meanwhile, or it has ended.
      .where('status', 'in', ['queued', 'loading', 'undoing'])
      .where('loader_pid', 'is', pid)
      .execute();
  }
  return cutOff.map(({ id }) => id);
}

/** As markInterrupted, of imports that were taken in and still wait in the lobby: they are moved, and can be run again. */
export async function markArrivalsInterrupted(lobby: Lobby, isStillAtWork = isAtWorkAtStart): Promise<number[]> {
  const waiting = (await findAllArrivals(lobby)).filter(({ status }) => status === 'queued');
  const cutOff = waiting.filter((each) => !isStillAtWork(each));
  const ended = { status: 'interrupted', loader_pid: null, loader_start: null };
  for (const { id } of cutOff) await updateArrival(lobby, { id, ...ended });
  return cutOff.map(({ id }) => id);
}
