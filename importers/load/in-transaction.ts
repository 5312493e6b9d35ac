import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { begin, PATIENCE_MS, PAUSE_MS } from './publish/short-write';
import { takeAwayHalves } from './publish/take-away';
import { otherUnpublished, type Unpublished } from './publish/unpublished';
import type { CancelFlag } from './threads/cancel';

/** Pages that a load keeps in memory; building an index takes as much again. More would be no faster. */
const CACHE_KIB = 49_152;
/** 400 MB: pages that many short transactions change again and again are moved into the database once for them all. */
const LOG_PAGES = 100_000;

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

/** Does work that writes many rows, with the memory for it and moving its log into the database less often. */
export async function withCache<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const wanted = { cache_size: -CACHE_KIB, wal_autocheckpoint: LOG_PAGES };
  const before = Object.keys(wanted).map((name) => [name, connection.pragma(name, { simple: true })]);
  for (const [name, value] of Object.entries(wanted)) connection.pragma(`${name} = ${value}`);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) connection.pragma(`${name} = ${value}`);
  }
}

/** Waits a little for the loads that are half done; what one has left that was cut off is taken away. */
async function untilPublished(connection: Connection, others: readonly Unpublished[], begun: number): Promise<void> {
  if (performance.now() - begun > PATIENCE_MS)
    throw Object.assign(new Error('Another load goes on.'), { code: 'SQLITE_BUSY' });
  if (others.some(({ isAtWork }) => isAtWork)) await sleep(PAUSE_MS);
  else await takeAwayHalves(connection);
}
