import { noteOutcome } from 'importers/load/threads/note-outcome';
import { LoadQueue, type QueuedTask, type TaskOutcome } from 'importers/load/threads/queue';
import { getDb } from '~/db.server';
import { logger } from '~/logger.server';

declare global {
  var fairleadLoads: LoadQueue | undefined;
}

/** The one queue of loads of this process. Survives hot reloads. */
export function importsQueue(): LoadQueue {
  globalThis.fairleadLoads ??= new LoadQueue(async (task, outcome) => {
    if (outcome.kind === 'failed') logger.warn({ task, error: outcome.error }, 'a load or an undo failed');
    try {
      await noteDown(task, outcome);
    } catch (error) {
      logger.error({ task, err: error }, 'how a load or an undo ended could not be written down');
    }
  });
  return globalThis.fairleadLoads;
}

/** Another program may write for longer than a query waits; until it has ended nothing behind this could begin anyway. */
async function noteDown(task: QueuedTask, outcome: TaskOutcome): Promise<void> {
  try {
    await noteOutcome(await getDb(), task, outcome);
  } catch (error) {
    const isBusy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    if (!isBusy) throw error;
    await noteDown(task, outcome);
  }
}
