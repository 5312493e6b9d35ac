import { unasked } from 'db/asked-again';
import { isBusy } from 'db/is-busy';
import { noteOutcome } from 'importers/load/threads/note-outcome';
import { LoadQueue, type QueuedTask, type TaskOutcome } from 'importers/load/threads/queue';
import { database, getDb } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { logger } from '~/logger.server';

declare global {
  var fairleadLoads: LoadQueue | undefined;
}

/** The one queue of loads of this process. Survives hot reloads. */
export function importsQueue(): LoadQueue {
  globalThis.fairleadLoads ??= new LoadQueue(
    // Whoever's request began it: it goes on without them.
    (...ended) => unasked(() => finish(...ended)),
    async () => moveInSoon(await database()),
  );
  return globalThis.fairleadLoads;
}

async function finish(task: QueuedTask, outcome: TaskOutcome): Promise<void> {
  if (outcome.kind === 'failed') logger.warn({ task, error: outcome.error }, 'a load or an undo failed');
  try {
    await noteDown(task, outcome);
  } catch (error) {
    logger.error({ task, err: error }, 'how a load or an undo ended could not be written down');
  }
}

/** Another program may write for longer than a query waits; until it has ended nothing behind this could begin anyway. */
async function noteDown(task: QueuedTask, outcome: TaskOutcome): Promise<void> {
  try {
    await noteOutcome(await getDb(), task, outcome);
  } catch (error) {
    if (!isBusy(error)) throw error;
    await noteDown(task, outcome);
  }
}
