import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { removePerson } from '../people/remove-leftovers';
import { shortWrite } from './short-write';
import { otherUnpublished } from './unpublished';

/** Written at a time: whoever wants to write meanwhile waits no longer than for this. */
const ROWS_A_TIME = 10_000;

/** Takes away all that loads have written which were cut off or came to nothing. Nobody has ever read it. */
export async function takeAwayHalves(connection: Connection): Promise<void> {
  for (const { importId, isAtWork } of otherUnpublished(connection)) {
    if (!isAtWork) await takeAway(connection, importId);
  }
}

/** Takes away what an import that was never published has written: some rows at a time, and again where that was cut off. */
export async function takeAway(connection: Connection, importId: number): Promise<void> {
  // Should it be at work after all, it writes nothing more (checkUnpublished).
  const stop = "UPDATE imports SET status = 'interrupted' WHERE id = ? AND status = 'loading'";
  const isUnpublished = connection.prepare('SELECT 1 FROM unpublished_imports WHERE import_id = ?');
  await shortWrite(connection, (tx) => void tx.connection.prepare(stop).run(importId));
  for (const table of ['legs', 'answers', 'import_rows']) {
    const remove = `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE import_id = ? LIMIT ${ROWS_A_TIME})`;
    const removeSome = (tx: WriteTransaction) =>
      isUnpublished.get(importId) ? tx.connection.prepare(remove).run(importId).changes : 0;
    while ((await shortWrite(connection, removeSome)) === ROWS_A_TIME);
  }
  await shortWrite(connection, (tx) => removeNames(tx, importId));
}

/** The people and queues that only these rows named. Whoever is needed since, such as for an account, stays. */
function removeNames(tx: WriteTransaction, importId: number): void {
  const last = tx.connection
    .prepare('SELECT last_queue_id FROM unpublished_imports WHERE import_id = ?')
    .pluck()
    .get(importId) as number | undefined;
  if (last === undefined) return;
  const people = tx.connection
    .prepare('SELECT id FROM employees WHERE import_id = ?')
    .pluck()
    .all(importId) as number[];
  for (const id of people) {
    if (!removePerson(tx, id))
      tx.connection.prepare('UPDATE employees SET import_id = NULL, line = NULL WHERE id = ?').run(id);
  }
  tx.connection.prepare('DELETE FROM queues WHERE id > ?').run(last);
  for (const table of ['merged_lines', 'unpublished_imports'])
    tx.connection.prepare(`DELETE FROM ${table} WHERE import_id = ?`).run(importId);
}
