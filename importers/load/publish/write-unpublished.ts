import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import type { RowOutcome } from '../../row-outcome';
import type { CancelFlag } from '../threads/cancel';
import { LoadContext } from '../write/load-context';
import { RowLoader } from '../write/row-loader';
import type { RowCounts, RowLog } from '../write/row-log';
import { PutOffRows } from './put-off-rows';
import { begin, GAP_MS } from './short-write';
import { checkUnpublished } from './unpublished';

/** For how long rows are written at a time, by how many were written already: others wait no longer. */
export type Hold = (rows: number) => number;

/**
 * Every transaction writes the pages of all random keys again, so that many short ones cost more than they bring: a file
 * of a million rows takes longer turns than one of a day, which nobody is to notice.
 */
export const HOLD: Hold = (rows) => (rows < 100_000 ? 120 : 1_000);

interface Unwritten {
  importId: number;
  source: string;
  /** Nothing is written before the file is published, since it takes another one's place. */
  isPutOff: boolean;
  batches: AsyncGenerator<Iterable<RowOutcome>>;
}

/**
 * Writes all that can be written of a file before anybody may read it, in short transactions between which others write.
 * Gives the log of what became of these rows, and the rows that are put off.
 */
export async function writeUnpublished(
  connection: Connection,
  { importId, source, isPutOff, batches }: Unwritten,
  { hold, cancel, wrote }: { hold: Hold; cancel: CancelFlag; wrote: (counts: RowCounts) => void },
): Promise<{ log: RowLog; putOff: PutOffRows }> {
  const putOff = new PutOffRows(connection, isPutOff);
  const loader = new RowLoader(new LoadContext(connection, importId, source, true), { putOff });
  const { log } = loader;
  let until = 0;
  let tx: WriteTransaction | null = null;
  const end = async (turn: WriteTransaction) => {
    loader.within(turn).flush();
    turn.commit();
    tx = null;
    await sleep(GAP_MS);
  };
  try {
    for (let next = batches.next(); ; next = batches.next()) {
      if (tx !== null && !(await comesBefore(next, until))) await end(tx);
      const { done, value: batch } = await next;
      if (done) break;
      cancel.check();
      if (tx === null) {
        tx = await begin(connection, cancel);
        checkUnpublished(connection, importId);
        until = performance.now() + hold(log.counts.read);
      }
      const rows = loader.within(tx);
      for (const outcome of batch) rows.load(outcome);
      wrote({ ...log.counts, read: log.counts.read + putOff.count });
      if (performance.now() > until) await end(tx);
    }
    if (tx !== null) await end(tx);
  } finally {
    tx?.rollBack();
    await batches.return(undefined);
  }
  loader.keepSums();
  return { log, putOff };
}

/** Whether what is waited for is there in time; whoever waits for it meanwhile holds up others. */
async function comesBefore(next: Promise<unknown>, until: number): Promise<boolean> {
  const tooLate = new AbortController();
  const timer = sleep(Math.max(0, until - performance.now()), false, { signal: tooLate.signal }).catch(() => false);
  try {
    return await Promise.race([next.then(() => true), timer]);
  } finally {
    tooLate.abort();
  }
}
