import type { Connection, OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { beginChanges, noteEmployee } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { WriteTransaction } from 'db/write-transaction';
import { type Ask, inTransaction } from '../in-transaction';
import type { Value } from '../write/table-shape';
import type { StoredRow } from '../write/table-writer';
import { NotMergedError, noteContacts, noteDays, personRow } from './merge-people';
import { LINE_TABLES, PERSON_COLUMNS, type StandingMerge } from './merged-people';

/**
 * Takes two merged records apart again: the merged one stands where it stood, with each row that it had, and with those
 * that were loaded since and name it.
 */
export async function unmergePeople(
  opened: OpenDatabase,
  { mergeId, userId, ask }: { mergeId: number; userId: number | null; ask?: Ask },
): Promise<void> {
  await inTransaction(
    opened.connection,
    async (tx) => {
      const merge = tx.connection
        .prepare('SELECT * FROM person_merges WHERE id = ? AND unmerged_at IS NULL')
        .get(mergeId) as StandingMerge | undefined;
      if (!merge) throw new NotMergedError('These two are no longer merged.');
      if (!personRow(tx.connection, merge.kept_id)) {
        throw new NotMergedError('The kept record was itself merged into another since. Take that apart first.');
      }
      beginChanges(tx.connection);
      noteDays(tx.connection, merge.kept_id, merge.merged_id);
      restorePerson(tx, merge);
      for (const [table, column] of PERSON_COLUMNS) returnColumn(tx, merge, table, column);
      returnLines(tx, merge);
      restoreStays(tx, merge);
      restoreAside(tx, merge);
      noteEmployee(tx.connection, merge.kept_id);
      noteContacts(tx.connection, merge.kept_id);
      noteContacts(tx.connection, merge.merged_id);
      tx.connection
        .prepare('UPDATE person_merges SET unmerged_by = ?, unmerged_at = ? WHERE id = ?')
        .run(userId, Date.now(), mergeId);
      for (const table of ['merged_rows', 'merged_lines'])
        tx.connection.prepare(`DELETE FROM ${table} WHERE merge_id = ?`).run(mergeId);
      rollUpChanges(tx);
      const detail = `record ${merge.merged_id}`;
      await insertAuditEntry(tx.db, { userId, action: 'unmerge', thing: 'person', thingId: merge.kept_id, detail });
    },
    { ask },
  );
}

/** The record as it was. An import that was undone since no longer stands behind it; an address may be somebody else's now. */
function restorePerson(tx: WriteTransaction, merge: StandingMerge): void {
  const row = JSON.parse(merge.merged_row) as StoredRow;
  const isTaken = tx.connection.prepare('SELECT 1 FROM employees WHERE email = ?').get(row.email) !== undefined;
  const restored: StoredRow = { ...row, email: isTaken ? null : (row.email ?? null) };
  insertRow(
    tx,
    'employees',
    isStillLoaded(tx.connection, row) ? restored : { ...restored, import_id: null, line: null },
  );
}

/** The rows that moved, and that nobody has given to somebody else since. */
function returnColumn(
  tx: WriteTransaction,
  { id, kept_id: kept, merged_id: merged }: StandingMerge,
  table: string,
  column: string,
): void {
  tx.connection
    .prepare(
      `UPDATE ${table} SET ${column} = ? WHERE ${column} = ? AND id IN (
         SELECT row_id FROM merged_rows WHERE merge_id = ? AND row_table = ? AND column_name = ? AND previous IS NULL)`,
    )
    .run(merged, kept, id, table, column);
}

/** The rows that were loaded since and name the merged record. */
function returnLines(tx: WriteTransaction, { id, kept_id: kept, merged_id: merged }: StandingMerge): void {
  const among = '(import_id, line) IN (SELECT import_id, line FROM merged_lines WHERE merge_id = ?)';
  for (const table of LINE_TABLES) {
    tx.connection
      .prepare(`UPDATE ${table} SET employee_id = ? WHERE employee_id = ? AND ${among}`)
      .run(merged, kept, id);
  }
  tx.connection
    .prepare(`UPDATE answers SET named_employee_id = ? WHERE named_employee_id = ? AND ${among}`)
    .run(merged, kept, id);
  tx.connection
    .prepare(
      `UPDATE reviews SET employee_id = ? WHERE employee_id = ?
         AND id IN (SELECT review_id FROM review_items WHERE ${among})`,
    )
    .run(merged, kept, id);
}

/** The stays that were cut to fit go; as they were they come back with all that was put aside. */
function restoreStays(tx: WriteTransaction, { id }: StandingMerge): void {
  tx.connection
    .prepare(
      `DELETE FROM team_memberships WHERE id IN (
         SELECT row_id FROM merged_rows WHERE merge_id = ? AND row_table = 'team_memberships' AND column_name = 'added')`,
    )
    .run(id);
}

/** What was put aside comes back, unless its import was undone meanwhile. */
function restoreAside(tx: WriteTransaction, { id }: StandingMerge): void {
  const aside = tx.connection
    .prepare('SELECT row_table, previous FROM merged_rows WHERE merge_id = ? AND previous IS NOT NULL')
    .all(id) as { row_table: string; previous: string }[];
  for (const { row_table: table, previous } of aside) {
    const row = JSON.parse(previous) as StoredRow;
    if (isStillLoaded(tx.connection, row)) insertRow(tx, table, withFreeId(tx.connection, table, row));
  }
}

/** A row that came since may have been given the id of one that was put aside. */
function withFreeId(connection: Connection, table: string, row: StoredRow): StoredRow {
  const { id, ...rest } = row;
  if (id === undefined) return row;
  return connection.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) ? rest : row;
}

function isStillLoaded(connection: Connection, row: StoredRow): boolean {
  if (row.import_id == null) return true;
  return (
    connection.prepare(`SELECT 1 FROM imports WHERE id = ? AND status = 'loaded'`).get(row.import_id) !== undefined
  );
}

function insertRow(tx: WriteTransaction, table: string, row: StoredRow): void {
  const columns = Object.keys(row);
  const values: Value[] = columns.map((column) => row[column] ?? null);
  tx.connection
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...values);
}
