import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../is-busy';

/** How long a query waits for another process or thread: a load of a large file may take a while. */
const PATIENCE_MS = 60_000;
/** Shorter than the gap that a load leaves between its transactions. */
const PAUSE_MS = 5;

/**
 * Those of this process who want to write to one file, in the order in which they asked. SQLite lets one write at a time,
 * so only the first asks it; the others wait behind, and cost nobody anything.
 */
export class Writers {
  #last: Promise<void> = Promise.resolve();

  /** Does `work` when its turn has come and nobody else writes; `pass` is awaited before each try. The turn lasts until `end`. */
  async take<T>(work: () => T, pass: () => Promise<void>): Promise<{ result: T; end: () => void }> {
    const begun = performance.now();
    const before = this.#last;
    let end = () => {};
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    try {
      return { result: await patiently(work, pass, begun), end };
    } catch (error) {
      end();
      throw error;
    }
  }
}

/** Does `work` as soon as nobody is in its way; throws what it throws when it has waited long enough since `begun`. */
export async function patiently<T>(work: () => T, pass: () => Promise<void>, begun = performance.now()): Promise<T> {
  for (;;) {
    await pass();
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun > PATIENCE_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
