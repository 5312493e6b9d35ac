import { letOthersIn } from 'db/let-others-in';

let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the thread in which nobody else begins who waits here: between any two of them, what came from
 * outside is taken up. Without that all who wait would begin in one turn, and a small answer need many of those.
 */
export function ownTurn(): Promise<void> {
  last = last.then(letOthersIn);
  return last;
}
