import type { Db } from 'db/open';
import type { QueuedTask } from './queue';
import type { Outcome } from './run-in-worker';

/**
 * Writes down how a task ended where its thread could not: it died, the disk was full, or it was cancelled before it
 * came to one.
 */
export async function noteOutcome(db: Db, task: QueuedTask, outcome: Outcome): Promise<void> {
  if (outcome.kind !== 'failed' && outcome.kind !== 'cancelled') return;
  const change =
    outcome.kind === 'cancelled'
      ? { status: 'cancelled', finished_at: Date.now(), loader_pid: null }
      : task.kind === 'load'
        ? { status: 'failed', error: outcome.error, finished_at: Date.now(), loader_pid: null }
        : { status: 'loaded', error: outcome.error, loader_pid: null };
  await db
    .updateTable('imports')
    .set(change)
    .where('id', '=', task.importId)
    .where('status', 'in', ['queued', 'loading', 'undoing'])
    .execute();
}
