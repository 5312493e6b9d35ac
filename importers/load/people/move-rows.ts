import type { OpenDatabase } from 'db/open';
import type { Ask } from '../in-transaction';
import type { FromWorker, Task } from '../threads/worker-messages';
import { mergePeople, NotMergedError } from './merge-people';
import { settleHeld } from './settle-held';
import { unmergePeople } from './unmerge-people';

/** Work that moves rows from one person to another, or out of waiting. */
export type RowMove = Extract<Task, { kind: 'settle_held' | 'merge' | 'unmerge' }>;

/** Moves rows; where it cannot be done as things stand, the answer says why. */
export async function moveRows(opened: OpenDatabase, task: RowMove, ask?: Ask): Promise<FromWorker> {
  try {
    if (task.kind === 'settle_held') await settleHeld(opened, task.heldPersonId);
    else if (task.kind === 'merge') await mergePeople(opened, { ...task, ask });
    else await unmergePeople(opened, { ...task, ask });
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof NotMergedError) return { kind: 'failed', error: error.message };
    throw error;
  }
}
