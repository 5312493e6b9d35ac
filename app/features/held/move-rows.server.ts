import type { RowMove } from 'importers/load/people/move-rows';
import { type Outcome, runInWorker } from 'importers/load/threads/run-in-worker';
import type { Task } from 'importers/load/threads/worker-messages';
import { logger } from '~/logger.server';

/** How long an answer waits for the rows to have moved; a large number of them goes on without it. */
const PATIENCE_MS = 4000;

declare global {
  var fairleadRowMoves: Promise<unknown> | undefined;
}

type DefinitionTask = Extract<Task, { kind: 'change_definitions' }>;

/** Moves rows, or says them anew, on another thread, one task after another; a load that is being written is waited for there. */
export function moveRows(task: RowMove | DefinitionTask): Promise<Outcome> {
  const moved = (globalThis.fairleadRowMoves ?? Promise.resolve()).then(async () => {
    const outcome = await runInWorker(task);
    if (outcome.kind === 'failed') logger.warn({ task, error: outcome.error }, 'rows could not be moved');
    return outcome;
  });
  globalThis.fairleadRowMoves = moved;
  return moved;
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
