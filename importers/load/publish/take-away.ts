import type { Connection } from 'db/open';
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
  const stop = connection.prepare("UPDATE imports SET status = 'interrupted' WHERE id = ? AND status = 'loading'");
  const isUnpublished = connection.prepare('SELECT 1 FROM unpublished_imports WHERE import_id = ?');
  await shortWrite(connection, () => void stop.run(importId));
  for (const table of ['legs', 'answers', 'import_rows']) {
    const remove = connection.prepare(
      `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE import_id = ? LIMIT ${ROWS_A_TIME})`,
    );
    const removeSome = () => (isUnpublished.get(importId) ? remove.run(importId).changes : 0);
    while ((await shortWrite(connection, removeSome)) === ROWS_A_TIME);
  }
  await shortWrite(connection, () => removeNames(connection, importId));
}

/** The people and queues that only these rows named. Whoever is needed since, such as for an account, stays. */
function removeNames(connection: Connection, importId: number): void {
  const last = connection
    .prepare('SELECT last_queue_id FROM unpublished_imports WHERE import_id = ?')
    .pluck()
    .get(importId) as number | undefined;
  if (last === undefined) return;
  const people = connection.prepare('SELECT id FROM employees WHERE import_id = ?').pluck().all(importId) as number[];
  for (const id of people) {
    if (!removePerson(connection, id))
      connection.prepare('UPDATE employees SET import_id = NULL, line = NULL WHERE id = ?').run(id);
  }
  connection.prepare('DELETE FROM queues WHERE id > ?').run(last);
  for (const table of ['merged_lines', 'unpublished_imports'])
    connection.prepare(`DELETE FROM ${table} WHERE import_id = ?`).run(importId);
}
