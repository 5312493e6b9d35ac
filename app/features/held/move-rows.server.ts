import { askerForLater } from 'db/asked-again';
import { TooBusyError } from 'db/threads/places';
import type { RowMove } from 'importers/load/people/move-rows';
import { runTask } from 'importers/load/threads/pool';
import type { Outcome } from 'importers/load/threads/run-in-worker';
import type { Task } from 'importers/load/threads/worker-messages';
import { logger } from '~/logger.server';

/** How long an answer waits for the rows to have moved; a large number of them goes on without it. */
const PATIENCE_MS = 4000;

/** No more than these wait, since each may rewrite all rows. Decisions about unmatched people are in the database and always may. */
const MOST_WAITING = 20;

declare global {
  var fairleadRowMoves: Promise<unknown> | undefined;
}
let waiting = 0;

type DefinitionTask = Extract<Task, { kind: 'change_definitions' }>;

/**
 * Moves or rewrites rows on another thread, one task after another; it waits there for a load that is being written, and
 * asks again then for whoever sent the request. Rejects with the refusal.
 */
export function moveRows(task: RowMove | DefinitionTask): Promise<Outcome> {
  if (task.kind !== 'settle_held' && waiting >= MOST_WAITING) throw new TooBusyError(60);
  waiting += 1;
  const asker = task.kind === 'settle_held' ? null : askerForLater();
  let refusal: unknown;
  const ask =
    asker === null
      ? undefined
      : () =>
          asker().catch((refused) => {
            refusal = refused;
            throw refused;
          });
  const moved = (globalThis.fairleadRowMoves ?? Promise.resolve()).then(async () => {
    const outcome = await runTask(task, { ask }).finally(() => {
      waiting -= 1;
    });
    if (outcome.kind === 'failed') logger.warn({ task, error: outcome.error }, 'rows could not be moved');
    return outcome;
  });
  globalThis.fairleadRowMoves = moved;
  return moved.then((outcome) => {
    if (refusal !== undefined) throw refusal;
    return outcome;
  });
}

/** Waits a little for a move; null where it takes longer and goes on by itself. */
export async function outcomeSoon(moved: Promise<Outcome>): Promise<Outcome | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const outcome = await Promise.race([moved, late]);
  clearTimeout(timer);
  return outcome;
}
