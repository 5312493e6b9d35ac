import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { forgetGoneRows } from '../people/merged-people';
import { attempt, removePerson } from '../people/remove-leftovers';
import { shortWrite } from './short-write';
import { otherUnpublished } from './unpublished';

/** Written at a time: whoever wants to write meanwhile waits no longer than for this. */
const ROWS_A_TIME = 10_000;

/** Takes away all that loads have written which were cut off or came to nothing, and all that is left of what was undone. Nobody reads it. */
export async function takeAwayHalves(connection: Connection): Promise<void> {
  for (const { importId, isAtWork } of otherUnpublished(connection)) {
    if (!isAtWork) await takeAway(connection, importId);
  }
}

/** Takes away the rows of an import that is not published, or not any more: some at a time, and again where that was cut off. */
export async function takeAway(connection: Connection, importId: number, rowsATime = ROWS_A_TIME): Promise<void> {
  await shortWrite(connection, (tx) => stop(tx, importId));
  for (const table of ROW_TABLES) {
    while ((await shortWrite(connection, (tx) => removeRows(tx, importId, table, rowsATime))) === rowsATime);
  }
  while (await shortWrite(connection, (tx) => removeName(tx, importId)));
  await shortWrite(connection, (tx) => end(tx, importId));
}

/** As takeAway, within a transaction that goes on. */
export function takeAwayAtOnce(tx: WriteTransaction, importId: number): void {
  stop(tx, importId);
  for (const table of ROW_TABLES) removeRows(tx, importId, table, -1);
  while (removeName(tx, importId));
  end(tx, importId);
}

const ROW_TABLES = ['legs', 'answers', 'import_rows'] as const;

/** Should it be at work after all, it writes nothing more (checkUnpublished). The queues that came since it began go with it. */
function stop(tx: WriteTransaction, importId: number): void {
  tx.connection.prepare("UPDATE imports SET status = 'interrupted' WHERE id = ? AND status = 'loading'").run(importId);
  tx.connection
    .prepare(
      `INSERT OR IGNORE INTO leaving_queues SELECT q.id, u.import_id FROM unpublished_imports u
       JOIN queues q ON q.id > u.last_queue_id WHERE u.import_id = ? AND NOT u.is_leaving`,
    )
    .run(importId);
}

/** How many were removed. What became of the rows of an import that was undone stays as history. */
function removeRows(tx: WriteTransaction, importId: number, table: (typeof ROW_TABLES)[number], limit: number): number {
  const isLeaving = isLeavingOf(tx.connection, importId);
  if (isLeaving === undefined || (isLeaving && table === 'import_rows')) return 0;
  return tx.connection
    .prepare(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE import_id = ? LIMIT ?)`)
    .run(importId, limit).changes;
}

/**
 * Removes a person or a queue that only these rows had named; false where there is none left. Whoever is needed since, such as
 * for an account, stays. One by one: each is looked for in all rows.
 */
function removeName(tx: WriteTransaction, importId: number): boolean {
  if (isLeavingOf(tx.connection, importId) === undefined) return false;
  const next = (sql: string) => tx.connection.prepare(sql).pluck().get(importId) as number | undefined;
  const person = next('SELECT id FROM employees WHERE import_id = ? LIMIT 1');
  if (person !== undefined) {
    if (!removePerson(tx, person))
      tx.connection.prepare('UPDATE employees SET import_id = NULL, line = NULL WHERE id = ?').run(person);
    return true;
  }
  const queue = next('SELECT queue_id FROM leaving_queues WHERE import_id = ? LIMIT 1');
  if (queue === undefined) return false;
  tx.connection.prepare('DELETE FROM leaving_queues WHERE queue_id = ?').run(queue);
  attempt(tx, () => void tx.connection.prepare('DELETE FROM queues WHERE id = ?').run(queue));
  return true;
}

function end(tx: WriteTransaction, importId: number): void {
  if (isLeavingOf(tx.connection, importId)) forgetGoneRows(tx);
  else tx.connection.prepare('DELETE FROM merged_lines WHERE import_id = ?').run(importId);
  tx.connection.prepare('DELETE FROM unpublished_imports WHERE import_id = ?').run(importId);
}

/** Whether the import was undone, rather than never published; undefined where nothing of it is left. */
function isLeavingOf(connection: Connection, importId: number): boolean | undefined {
  const found = connection
    .prepare('SELECT is_leaving FROM unpublished_imports WHERE import_id = ?')
    .pluck()
    .get(importId);
  return found === undefined ? undefined : found === 1;
}
