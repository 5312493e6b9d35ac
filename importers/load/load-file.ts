import type { OpenDatabase } from 'db/open';
import { beginChanges } from 'db/roll-up/changes';
import { beginCorrected } from 'db/roll-up/corrected';
import { workAhead } from 'db/roll-up/roll-up';
import { withCache } from 'db/sqlite/many-rows';
import type { WriteTransaction } from 'db/write-transaction';
import type { ReadPlan } from '../read/plan';
import type { ReadNotice } from '../read/table/read-notice';
import { pathOfKept } from './files/uploads';
import { inTransaction } from './in-transaction';
import { publishRows, type StoredImport } from './publish/publish-rows';
import { takeAway } from './publish/take-away';
import { beginUnpublished } from './publish/unpublished';
import { HOLD, type Hold, writeUnpublished } from './publish/write-unpublished';
import { CancelFlag, CancelledError } from './threads/cancel';
import { thisProcess } from './threads/is-running';
import { NO_COUNTS, type Progress } from './threads/progress';
import { readBeside } from './threads/read-beside';
import { whyFailed } from './why-failed';
import type { RowCounts } from './write/row-log';

/** How a load ended. Failed or cancelled: nothing of the file is in the database, and `error` says why. */
export type LoadResult =
  | { status: 'loaded'; counts: RowCounts; note: string | null }
  | { status: 'failed' | 'cancelled'; error: string };

/**
 * Loads a queued import's kept file, whole or not at all. Rows are read and written in short transactions, between which
 * others write and in which nobody sees them; one more publishes them all and brings the roll-up up to date.
 */
export async function loadFile(
  opened: OpenDatabase,
  importId: number,
  onProgress: (progress: Progress) => void = () => {},
  cancel = new CancelFlag(),
  hold = HOLD,
): Promise<LoadResult> {
  const { db, connection } = opened;
  const startedAt = Date.now();
  const row = await db.selectFrom('imports').selectAll().where('id', '=', importId).executeTakeFirstOrThrow();
  const begin = async (tx: WriteTransaction) => {
    beginUnpublished(tx, importId);
    await tx.db
      .updateTable('imports')
      .set({ status: 'loading', started_at: startedAt, ...thisProcess(), error: null })
      .where('id', '=', importId)
      .execute();
  };
  try {
    await inTransaction(connection, begin, { cancel });
    const plan = JSON.parse(row.mapping ?? 'null') as ReadPlan;
    const read = await withCache(connection, () => writeRows(opened, row, plan, { onProgress, cancel, hold }));
    return await inTransaction(connection, (tx) => publishRows(tx, row, { plan, ...read, cancel }), {
      cancel,
      importId,
    });
  } catch (cause) {
    const status = cause instanceof CancelledError ? 'cancelled' : 'failed';
    const error = cause instanceof CancelledError ? cause.message : whyFailed(cause);
    await noteEnd(opened, importId, { status, error });
    // Where it cannot be taken away now, whoever loads next, or looks after what was cut off, does it.
    await takeAway(connection, importId).catch(() => undefined);
    return { status, error };
  }
}

/** Reads the file and writes, unseen, what can be written before it is published. */
async function writeRows(
  { connection }: OpenDatabase,
  { id: importId, stored_path: storedPath, replaces_id: replacesId }: StoredImport,
  plan: ReadPlan,
  { onProgress, cancel, hold }: { onProgress: (progress: Progress) => void; cancel: CancelFlag; hold: Hold },
) {
  const begun = performance.now();
  let [counts, bytesRead] = [NO_COUNTS, 0];
  const tell = (phase: Progress['phase']) =>
    onProgress({
      phase,
      counts,
      bytesRead,
      bytesTotal: plan.bytes,
      elapsedMs: Math.round(performance.now() - begun),
    });
  beginChanges(connection);
  beginCorrected(connection);
  const notices: ReadNotice[] = [];
  const batches = readBeside(pathOfKept(storedPath ?? ''), plan, {
    onProgress: (bytes) => {
      bytesRead = bytes;
    },
    onNotice: (notice) => notices.push(notice),
  });
  const wrote = (written: RowCounts) => {
    counts = written;
    tell('reading');
  };
  const unwritten = { importId, source: plan.source, isPutOff: replacesId !== null, batches };
  const { log, putOff } = await writeUnpublished(connection, unwritten, { hold, cancel, wrote });
  cancel.check();
  tell('summing');
  workAhead(connection, importId);
  return { log, putOff, notices };
}

/** On a full disk even this may fail; the import then counts as interrupted at the next start. */
async function noteEnd(
  { db }: OpenDatabase,
  importId: number,
  { status, error }: { status: 'failed' | 'cancelled'; error: string },
): Promise<void> {
  try {
    await db
      .updateTable('imports')
      .set({ status, error, finished_at: Date.now(), loader_pid: null, loader_start: null })
      .where('id', '=', importId)
      .execute();
  } catch {
    // Said to the caller all the same.
  }
}
