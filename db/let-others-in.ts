import { setImmediate as nextTurn } from 'node:timers/promises';

/** A turn of the thread takes up one new connection alone (libuv, since 1.45), and what has come on the others. */
const TURNS = 8;

/**
 * Some turns in which whoever waits here does nothing. With one only, whoever comes after a hundred others would be let in
 * when a hundred pieces of their work have been done.
 */
export async function letOthersIn(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}
