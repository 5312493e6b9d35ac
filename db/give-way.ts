import { setImmediate as nextTurn } from 'node:timers/promises';
import { letOthersIn } from './let-others-in';

/** Nobody waits longer than this, and one query, for another's queries. */
const SLICE_MS = 10;

let begun: number | null = null;

/**
 * Awaited before each query. better-sqlite3 answers at once, so that a page of a hundred queries would otherwise run through
 * in one piece: promises that are resolved already let nobody else have a turn.
 */
export async function giveWay(): Promise<void> {
  // Asked again after every wait: others waited for the same turn, and may have used it up.
  while (begun !== null && performance.now() - begun > SLICE_MS) await nextTurn();
  if (begun !== null) return;
  begun = performance.now();
  void letOthersIn().then(() => {
    begun = null;
  });
}
