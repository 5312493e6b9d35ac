import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'db/open';
import { withCache } from 'db/sqlite/many-rows';
import type { WriteTransaction } from 'db/write-transaction';
import { begin, PATIENCE_MS, PAUSE_MS } from './publish/short-write';
import { takeAwayHalves } from './publish/take-away';
import { otherUnpublished, type Unpublished } from './publish/unpublished';
import type { CancelFlag } from './threads/cancel';

/** Asks whether whoever wants this still may, and throws where they may not. */
export type Ask = () => Promise<void>;

interface Turn {
  cancel?: CancelFlag;
  ask?: Ask;
  /** The import whose rows are being written and not yet published. */
  importId?: number;
}

/**
 * Runs work on loaded rows that may await in one write transaction of the connection, whole or not at all. One at a time,
 * in whatever process: it waits until no other load is half done. Nobody else may use the connection for writing meanwhile.
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (tx: WriteTransaction) => T | Promise<T>,
  { cancel, ask, importId }: Turn = {},
): Promise<T> {
  return withCache(connection, async () => {
    const begun = performance.now();
    for (;;) {
      const tx = await begin(connection, cancel);
      const turn = await tx.whole(async (): Promise<{ result: T } | { others: Unpublished[] }> => {
        const others = otherUnpublished(connection, importId);
        if (others.length > 0) return { others };
        await ask?.();
        return { result: await work(tx) };
      });
      if ('result' in turn) return turn.result;
      await untilPublished(connection, turn.others, begun);
    }
  });
}

/** Waits a little for the loads that are half done; what one has left that was cut off is taken away. */
async function untilPublished(connection: Connection, others: readonly Unpublished[], begun: number): Promise<void> {
  if (performance.now() - begun > PATIENCE_MS)
    throw Object.assign(new Error('Another load goes on.'), { code: 'SQLITE_BUSY' });
  if (others.some(({ isAtWork }) => isAtWork)) await sleep(PAUSE_MS);
  else await takeAwayHalves(connection);
}
