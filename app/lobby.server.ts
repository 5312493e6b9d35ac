import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from 'db/is-busy';
import { moveIn } from 'db/lobby/move-in';
import type { OpenDatabase } from 'db/open';
import { logger } from './logger.server';

const PAUSE_AFTER_TROUBLE_MS = 5_000;
const PATIENCE_MS = 500;

interface Turn {
  now: Promise<void>;
  /** Has not begun yet, so that it serves all who ask meanwhile. */
  next: Promise<void> | null;
}
const turns = new WeakMap<OpenDatabase, Turn>();

/**
 * Has what waits in the lobby by now moved into the database, as soon as that can be; resolves when it was, or the database
 * is closed. Never rejects: nobody has to wait for it. What is left at a process's end is moved after the next start.
 */
export function moveInSoon(opened: OpenDatabase): Promise<void> {
  const turn = turns.get(opened) ?? { now: Promise.resolve(), next: null };
  turns.set(opened, turn);
  turn.next ??= turn.now.then(() => {
    turn.next = null;
    turn.now = moveInAtLast(opened);
    return turn.now;
  });
  return turn.next;
}

/** As moveInSoon; resolves when it was moved or, where a load holds the right to write, without waiting for that. */
export async function moveInIfFree(opened: OpenDatabase): Promise<void> {
  await Promise.race([moveInSoon(opened), sleep(PATIENCE_MS, undefined, { ref: false })]);
}

async function moveInAtLast(opened: OpenDatabase): Promise<void> {
  while (opened.connection.open) {
    try {
      return await moveIn(opened);
    } catch (error) {
      if (isBusy(error) || !opened.connection.open) continue;
      logger.error({ err: error }, 'waiting writes could not be moved into the database; Fairlead will try again');
      await sleep(PAUSE_AFTER_TROUBLE_MS, undefined, { ref: false });
    }
  }
}
