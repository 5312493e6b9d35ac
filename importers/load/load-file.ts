import type { OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { beginChanges } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { ReadPlan } from '../read/plan';
import { LONG_ROWS_NOTE, planNotes } from '../read/recognize/plan-notes';
import { type ReadNotice, timesOf } from '../read/table/read-notice';
import { pathOfKept } from './files/uploads';
import { hasLongIntervals } from './has-long-intervals';
import { inTransaction } from './in-transaction';
import { resolveByRoster } from './people/resolve-by-roster';
import { CancelFlag, CancelledError } from './threads/cancel';
import { thisProcess } from './threads/is-running';
import type { Progress } from './threads/progress';
import { readBeside } from './threads/read-beside';
import { takeBackImport } from './undo';
import { whyFailed } from './why-failed';
import { withoutIndexes } from './write/bulk-indexes';
import { LoadContext } from './write/load-context';
import { RowLoader } from './write/row-loader';
import type { RowCounts } from './write/row-log';

/** How a load ended. Failed or cancelled: nothing of the file is in the database, and `error` says why. */
export type LoadResult =
  | { status: 'loaded'; counts: RowCounts; note: string | null }
  | { status: 'failed' | 'cancelled'; error: string };

/** Fewer bytes than a row of any call log has, more than one of a survey's without a comment. */
const BYTES_A_ROW = 150;

/** Loads a queued import's kept file in one transaction, whole or not at all, and brings the roll-up up to date. */
export async function loadFile(
  opened: OpenDatabase,
  importId: number,
  onProgress: (progress: Progress) => void = () => {},
  cancel = new CancelFlag(),
): Promise<LoadResult> {
  const { db, connection } = opened;
  const startedAt = Date.now();
  const row = await db.selectFrom('imports').selectAll().where('id', '=', importId).executeTakeFirstOrThrow();
  const begin = () =>
    db
      .updateTable('imports')
      .set({ status: 'loading', started_at: startedAt, ...thisProcess(), error: null })
      .where('id', '=', importId)
      .execute();
  const load = async () => {
    const plan = JSON.parse(row.mapping ?? 'null') as ReadPlan;
    if (row.replaces_id !== null) await takeBackReplaced(opened, row.replaces_id, row.user_id);
    const { loader, notices, resolved } = await loadRows(
      opened,
      { importId, plan, path: pathOfKept(row.stored_path ?? '') },
      onProgress,
      cancel,
    );
    const { counts } = loader;
    const earlier = await findEarlierLoad(opened, importId, row.file_hash);
    const long = hasLongIntervals(connection, importId) ? LONG_ROWS_NOTE : null;
    const note = noteOf(notices, earlier, [...planNotes(plan), long, resolved]);
    await db
      .updateTable('imports')
      .set({
        status: 'loaded',
        rows_read: counts.read,
        rows_inserted: counts.inserted,
        rows_updated: counts.updated,
        rows_unchanged: counts.unchanged,
        rows_rejected: counts.rejected,
        rows_skipped: counts.skipped,
        rows_held: counts.held,
        first_date: loader.firstDate,
        last_date: loader.lastDate,
        note,
        finished_at: Date.now(),
        loader_pid: null,
        loader_start: null,
      })
      .where('id', '=', importId)
      .execute();
    const detail = `${counts.read} rows read`;
    await insertAuditEntry(db, { userId: row.user_id, action: 'load', thing: 'import', thingId: importId, detail });
    return { status: 'loaded' as const, counts, note };
  };
  try {
    // By itself, so that all can see it, and as patiently as the rest: another program may be loading.
    await inTransaction(connection, begin, { cancel });
    return await inTransaction(connection, load, { cancel });
  } catch (cause) {
    const status = cause instanceof CancelledError ? 'cancelled' : 'failed';
    const error = cause instanceof CancelledError ? cause.message : whyFailed(cause);
    await noteEnd(opened, importId, { status, error });
    return { status, error };
  }
}

/** The import whose place this one takes goes in the same transaction: where this one fails, that one stays. */
async function takeBackReplaced(opened: OpenDatabase, importId: number, userId: number | null): Promise<void> {
  const replaced = await opened.db.selectFrom('imports').select('status').where('id', '=', importId).executeTakeFirst();
  if (replaced?.status === 'loaded') await takeBackImport(opened, importId, userId);
}

async function loadRows(
  opened: OpenDatabase,
  { importId, plan, path }: { importId: number; plan: ReadPlan; path: string },
  onProgress: (progress: Progress) => void,
  cancel: CancelFlag,
) {
  const { connection } = opened;
  const begun = performance.now();
  beginChanges(connection);
  const buildIndexes = withoutIndexes(connection, plan.kind, plan.bytes / BYTES_A_ROW);
  const loader = new RowLoader(new LoadContext(connection, importId, plan.source));
  const notices: ReadNotice[] = [];
  let bytesRead = 0;
  const tell = (phase: Progress['phase']) =>
    onProgress({
      phase,
      counts: { ...loader.counts },
      bytesRead,
      bytesTotal: plan.bytes,
      elapsedMs: Math.round(performance.now() - begun),
    });
  const batches = readBeside(path, plan, {
    onProgress: (bytes) => {
      bytesRead = bytes;
    },
    onNotice: (notice) => notices.push(notice),
  });
  for await (const batch of batches) {
    cancel.check();
    for (const outcome of batch) loader.load(outcome);
    tell('reading');
  }
  loader.flush();
  cancel.check();
  tell('indexing');
  buildIndexes();
  loader.finish();
  cancel.check();
  tell('summing');
  const resolved = plan.kind === 'roster' ? await resolveByRoster(opened, importId) : null;
  rollUpChanges(connection);
  cancel.check();
  return { loader, notices, resolved };
}

async function findEarlierLoad({ db }: OpenDatabase, importId: number, hash: string): Promise<number | null> {
  const earlier = await db
    .selectFrom('imports')
    .select('id')
    .where('file_hash', '=', hash)
    .where('status', '=', 'loaded')
    .where('id', '<>', importId)
    .orderBy('id')
    .executeTakeFirst();
  return earlier?.id ?? null;
}

function noteOf(
  notices: readonly ReadNotice[],
  earlier: number | null,
  said: readonly (string | null | undefined)[],
): string | null {
  const notes = said.filter((note) => note != null);
  if (earlier !== null) notes.push(`This file was already loaded, as import ${earlier}.`);
  const broken = notices.filter(({ code }) => code === 'broken_quotes');
  const [first] = broken;
  if (first) {
    const count = timesOf(broken);
    const lines = count === 1 ? 'One line was' : `${count.toLocaleString('en-US')} lines were`;
    const where = `${lines} read although quotation marks were broken, the first of them line ${first.line}.`;
    notes.push(`${where} ${first.message}`);
  }
  notes.push(...notices.filter(({ code }) => code !== 'broken_quotes').map(({ message }) => message));
  return notes.length > 0 ? notes.join(' ') : null;
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
