import { rmSync } from 'node:fs';
import type { OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findForgettable, isWanted, updateForgotten } from 'db/queries/imports-undone';
import { overwriteDeleted } from 'db/sqlite/many-rows';
import type { WriteTransaction } from 'db/write-transaction';
import { findKept } from './files/uploads';
import { inTransaction } from './in-transaction';

/** Written at a time: whoever wants to write meanwhile waits no longer than for this. */
const ROWS_A_TIME = 20_000;

/**
 * Removes what was kept of imports that were undone before this instant: the original rows of their files,
 * and the file where nothing else wants it. That they were there, their counts and who undid them stays. Returns their
 * ids.
 */
export async function forgetUndone(opened: OpenDatabase, before: number): Promise<number[]> {
  const { connection, db } = opened;
  overwriteDeleted(connection);
  const due = await findForgettable(db, before);
  for (const { id, file_hash: hash } of due) {
    while ((await inTransaction(connection, (tx) => deleteRows(tx, id))) === ROWS_A_TIME);
    await inTransaction(connection, async (tx) => {
      await updateForgotten(tx.db, { id, at: Date.now() });
      await insertAuditEntry(tx.db, { userId: null, action: 'forget', thing: 'import', thingId: id });
    });
    const path = findKept(hash);
    if (path !== null && !(await isWanted(opened, hash))) rmSync(path, { force: true });
  }
  return due.map(({ id }) => id);
}

/** Some of them; how many. */
function deleteRows(tx: WriteTransaction, importId: number): number {
  return tx.connection
    .prepare('DELETE FROM import_rows WHERE id IN (SELECT id FROM import_rows WHERE import_id = ? LIMIT ?)')
    .run(importId, ROWS_A_TIME).changes;
}
