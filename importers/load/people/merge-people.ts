import type { Connection, OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { beginChanges, noteEmployee } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { WriteTransaction } from 'db/write-transaction';
import { type Ask, inTransaction } from '../in-transaction';
import type { StoredRow } from '../write/table-writer';
import { freeParts } from './free-stays';
import { MergedPeople, PERSON_COLUMNS } from './merged-people';

/** Why two records cannot be merged, or not be taken apart again, in words for whoever asked. */
export class NotMergedError extends Error {}

export interface MergeOrder {
  keptId: number;
  mergedId: number;
  userId: number | null;
  ask?: Ask;
}

/**
 * Makes two records of one person one: every row of the second counts for the first from now on, and each is noted so
 * that it can go back. The second record is kept aside. Gives the merge's id.
 */
export async function mergePeople(
  opened: OpenDatabase,
  { keptId, mergedId, userId, ask }: MergeOrder,
): Promise<number> {
  return inTransaction(
    opened.connection,
    async (tx) => {
      if (keptId === mergedId) throw new NotMergedError('These are already the same record.');
      const kept = personRow(tx.connection, keptId);
      const merged = personRow(tx.connection, mergedId);
      if (!kept || !merged) {
        const isMerged = new MergedPeople(tx.connection).keptOf(mergedId) === keptId;
        throw new NotMergedError(isMerged ? 'These two are already merged.' : 'One of the two records is gone.');
      }
      beginChanges(tx.connection);
      const mergeId = Number(
        tx.connection
          .prepare(
            'INSERT INTO person_merges (kept_id, merged_id, merged_row, merged_by, merged_at) VALUES (?, ?, ?, ?, ?)',
          )
          .run(keptId, mergedId, JSON.stringify(merged), userId, Date.now()).lastInsertRowid,
      );
      noteDays(tx.connection, mergedId, keptId);
      noteContacts(tx.connection, mergedId);
      for (const [table, column] of PERSON_COLUMNS)
        moveColumn(tx, { mergeId, table, column, from: mergedId, to: keptId });
      mergeStays(tx, { mergeId, keptId, mergedId });
      tx.connection.prepare('DELETE FROM employees WHERE id = ?').run(mergedId);
      rollUpChanges(tx);
      await insertAuditEntry(tx.db, {
        userId,
        action: 'merge',
        thing: 'person',
        thingId: keptId,
        detail: `record ${mergedId}`,
      });
      return mergeId;
    },
    { ask },
  );
}

export function personRow(connection: Connection, id: number): StoredRow | undefined {
  return connection.prepare('SELECT * FROM employees WHERE id = ?').get(id) as StoredRow | undefined;
}

/** Notes for the roll-up every day of one record, for it and for the other one. */
export function noteDays(connection: Connection, id: number, otherId: number): void {
  noteEmployee(connection, id);
  connection
    .prepare('INSERT OR IGNORE INTO changed_cells SELECT ?, local_date FROM changed_cells WHERE employee_id = ?')
    .run(otherId, id);
}

/** Surveys and reviews of a person's contacts may now have another leg to belong to. */
export function noteContacts(connection: Connection, id: number): void {
  for (const table of ['legs', 'answers', 'reviews']) {
    connection
      .prepare(
        `INSERT OR IGNORE INTO touched_contacts SELECT contact_key FROM ${table}
         WHERE employee_id = ? AND contact_key IS NOT NULL`,
      )
      .run(id);
  }
}

interface ColumnMove {
  mergeId: number;
  table: string;
  column: string;
  from: number;
  to: number;
}

/** Moves one column's rows; one that says of the kept person what another says already is put aside whole. */
function moveColumn(tx: WriteTransaction, { mergeId, table, column, from, to }: ColumnMove): void {
  tx.connection
    .prepare(
      `INSERT OR IGNORE INTO merged_rows (merge_id, row_table, row_id, column_name)
       SELECT ?, ?, id, ? FROM ${table} WHERE ${column} = ?`,
    )
    .run(mergeId, table, column, from);
  tx.connection.prepare(`UPDATE OR IGNORE ${table} SET ${column} = ? WHERE ${column} = ?`).run(to, from);
  const left = tx.connection
    .prepare(`SELECT id AS row_id, * FROM ${table} WHERE ${column} = ?`)
    .all(from) as StoredRow[];
  for (const { row_id: rowId, ...row } of left) putAside(tx, { mergeId, table, column, rowId: rowId as number, row });
}

function putAside(
  tx: WriteTransaction,
  {
    mergeId,
    table,
    column,
    rowId,
    row,
  }: { mergeId: number; table: string; column: string; rowId: number; row: StoredRow },
): void {
  tx.connection
    .prepare(
      'INSERT OR REPLACE INTO merged_rows (merge_id, row_table, row_id, column_name, previous) VALUES (?, ?, ?, ?, ?)',
    )
    .run(mergeId, table, rowId, column, JSON.stringify(row));
  tx.connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(rowId);
}

/** The kept person's stays stand; the other one's count for the days on which the kept person was in no team. */
function mergeStays(
  tx: WriteTransaction,
  { mergeId, keptId, mergedId }: { mergeId: number; keptId: number; mergedId: number },
): void {
  const staysOf = (id: number) =>
    tx.connection
      .prepare('SELECT * FROM team_memberships WHERE employee_id = ? ORDER BY from_date')
      .all(id) as StoredRow[];
  const span = (row: StoredRow) => ({ from: row.from_date as string, to: row.to_date as string | null });
  const own = staysOf(keptId).map(span);
  const others = staysOf(mergedId);
  if (others.length > 0) noteEmployee(tx.connection, keptId);
  const insert = tx.connection.prepare(
    'INSERT INTO team_memberships (team_id, employee_id, from_date, to_date, import_id, line) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const note = tx.connection.prepare(
    `INSERT INTO merged_rows (merge_id, row_table, row_id, column_name) VALUES (?, 'team_memberships', ?, 'added')`,
  );
  for (const row of others) {
    putAside(tx, { mergeId, table: 'team_memberships', column: 'employee_id', rowId: row.id as number, row });
    for (const part of freeParts(span(row), own)) {
      const { lastInsertRowid } = insert.run(row.team_id, keptId, part.from, part.to, row.import_id, row.line);
      note.run(mergeId, lastInsertRowid);
    }
  }
}
