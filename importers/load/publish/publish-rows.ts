import { insertAuditEntry } from 'db/queries/audit';
import { chooseLines, noteImport } from 'db/roll-up/changes';
import { rollUpChanges, writeAhead } from 'db/roll-up/roll-up';
import type { ImportsTable } from 'db/schema';
import type { WriteTransaction } from 'db/write-transaction';
import type { Selectable } from 'kysely';
import type { ReadPlan } from '../../read/plan';
import { LONG_ROWS_NOTE, planNotes } from '../../read/recognize/plan-notes';
import { type ReadNotice, timesOf } from '../../read/table/read-notice';
import { hasLongIntervals } from '../has-long-intervals';
import { resolveByRoster } from '../people/resolve-by-roster';
import type { CancelFlag } from '../threads/cancel';
import { takeBackImport } from '../undo';
import { LoadContext } from '../write/load-context';
import { RowLoader } from '../write/row-loader';
import type { RowCounts, RowLog } from '../write/row-log';
import { noteHistory } from './note-history';
import type { PutOffRows } from './put-off-rows';
import { publish } from './unpublished';

export type StoredImport = Selectable<ImportsTable>;

/** What was read of a file and written unseen, and what is left to be written. */
interface Written {
  plan: ReadPlan;
  log: RowLog;
  putOff: PutOffRows;
  notices: readonly ReadNotice[];
  cancel: CancelFlag;
}

/** Writes the rows that were put off, publishes all and rolls them up. */
export async function publishRows(
  tx: WriteTransaction,
  row: StoredImport,
  { plan, log, putOff, notices, cancel }: Written,
): Promise<{ status: 'loaded'; counts: RowCounts; note: string | null }> {
  const { db, connection } = tx;
  const { id: importId } = row;
  publish(tx, importId);
  noteHistory(tx);
  writeAhead(tx);
  if (row.replaces_id !== null) await takeBackReplaced(tx, row.replaces_id, row.user_id);
  if (putOff.count > 0) {
    // Everybody as they are now: somebody may have said meanwhile who a row is about.
    const loader = new RowLoader(new LoadContext(connection, importId, plan.source), { log });
    const rows = loader.within(tx);
    for (const outcome of putOff.all()) rows.load(outcome);
    rows.finish();
    chooseLines(connection, putOff.lines());
    noteImport(connection, importId, 'chosen', { isSummed: true });
  }
  cancel.check();
  const resolved = plan.kind === 'roster' ? await resolveByRoster(tx, importId) : null;
  rollUpChanges(tx);
  cancel.check();
  const { counts } = log;
  const earlier = await findEarlierLoad(tx, importId, row.file_hash);
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
      first_date: log.firstDate,
      last_date: log.lastDate,
      note,
      finished_at: Date.now(),
      loader_pid: null,
      loader_start: null,
    })
    .where('id', '=', importId)
    .execute();
  const detail = `${counts.read} rows read`;
  await insertAuditEntry(db, { userId: row.user_id, action: 'load', thing: 'import', thingId: importId, detail });
  return { status: 'loaded', counts, note };
}

/** The import whose place this one takes goes in the same transaction: where this one fails, that one stays. */
async function takeBackReplaced(tx: WriteTransaction, importId: number, userId: number | null): Promise<void> {
  const replaced = await tx.db.selectFrom('imports').select('status').where('id', '=', importId).executeTakeFirst();
  if (replaced?.status === 'loaded') await takeBackImport(tx, importId, userId);
}

async function findEarlierLoad({ db }: WriteTransaction, importId: number, hash: string): Promise<number | null> {
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
