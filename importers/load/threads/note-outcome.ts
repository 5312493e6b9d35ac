import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { sql } from 'kysely';
import type { QueuedTask, TaskOutcome } from './queue';

/**
 * Writes down how a task ended where its thread could not: it died, the disk was full, or it was canceled before it
 * came to one. Says who canceled a load, and where that came too late.
 */
export async function noteOutcome(db: Db, task: QueuedTask, outcome: TaskOutcome): Promise<void> {
  const { importId } = task;
  const change = changeBy(task, outcome);
  if (change) {
    await db
      .updateTable('imports')
      .set(change)
      .where('id', '=', importId)
      .where('status', 'in', ['queued', 'loading', 'undoing'])
      .execute();
  }
  if (outcome.cancelledBy === undefined) return;
  const userId = outcome.cancelledBy;
  await insertAuditEntry(db, { userId, action: 'cancel', thing: 'import', thingId: importId, detail: outcome.kind });
  if (outcome.kind !== 'done') return;
  await db
    .updateTable('imports')
    .set({ note: sql`trim(coalesce(note, '') || ' ' || ${TOO_LATE})` })
    .where('id', '=', importId)
    .where('status', '=', 'loaded')
    .execute();
}

const TOO_LATE =
  'The cancel came too late: all rows were already loaded, so they count. Undo the import if they should not.';

function changeBy(task: QueuedTask, outcome: TaskOutcome) {
  const ended = { finished_at: Date.now(), loader_pid: null, loader_start: null };
  if (outcome.kind === 'cancelled') return { status: 'cancelled', error: null, ...ended };
  if (outcome.kind !== 'failed') return null;
  if (task.kind === 'load') return { status: 'failed', error: outcome.error, ...ended };
  return { status: 'loaded', error: outcome.error, loader_pid: null, loader_start: null };
}
