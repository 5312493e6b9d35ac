import type { WriteTransaction } from 'db/write-transaction';
import { LINE_TABLES } from './merged-people';

/**
 * After an import's rows are gone and the roll-up has moved what hung on them: people, reviews, queues and teams that
 * only it had brought go too.
 */
export function removeLeftovers(tx: WriteTransaction, importId: number, queueIds: readonly number[]): void {
  tx.connection.exec(
    'DELETE FROM reviews WHERE NOT EXISTS (SELECT 1 FROM review_items i WHERE i.review_id = reviews.id)',
  );
  const removeQueue = tx.connection.prepare('DELETE FROM queues WHERE id = ?');
  for (const id of queueIds) attempt(tx, () => void removeQueue.run(id));
  const source = tx.connection.prepare('SELECT source FROM imports WHERE id = ?').pluck().get(importId);
  removePeople(tx, importId, source);
  if (source === 'roster') removeEmptyTeams(tx);
}

/**
 * Somebody that other rows, goals or an account still need stays: known to no import where a roster had named them, else
 * to the first import whose rows need them, so that they go with it.
 */
function removePeople(tx: WriteTransaction, importId: number, source: unknown): void {
  const people = tx.connection
    .prepare('SELECT id FROM employees WHERE import_id = ?')
    .pluck()
    .all(importId) as number[];
  const keep = tx.connection.prepare('UPDATE employees SET import_id = ?, line = NULL WHERE id = ?');
  const heir = tx.connection
    .prepare(
      `SELECT MIN(import_id) FROM (SELECT i.import_id FROM reviews r JOIN review_items i ON i.review_id = r.id
         WHERE r.employee_id = :id
         UNION ALL SELECT import_id FROM answers WHERE named_employee_id = :id
         ${LINE_TABLES.map((table) => `UNION ALL SELECT import_id FROM ${table} WHERE employee_id = :id`).join(' ')})`,
    )
    .pluck();
  const remembered = people.length > 0 ? rememberedPeople(tx, importId) : new Map<number, number>();
  for (const id of people) {
    if (remembered.has(id) || !removePerson(tx, id, importId)) {
      keep.run(source === 'roster' ? null : (heir.get({ id }) ?? remembered.get(id) ?? null), id);
    }
  }
}

/** The person in a row that an undo may restore, and the import that the row came with. */
function rememberedPeople(tx: WriteTransaction, undoneId: number): Map<number, number> {
  const rows = tx.connection
    .prepare(
      `SELECT previous ->> 'employee_id', previous ->> 'named_employee_id', previous ->> 'import_id' FROM import_rows
       WHERE previous IS NOT NULL AND import_id IN (SELECT id FROM imports WHERE status = 'loaded' AND id <> ?)`,
    )
    .raw()
    .all(undoneId) as (number | null)[][];
  const people = new Map<number, number>();
  for (const [id, namedId, importId] of rows) {
    for (const person of [id, namedId]) if (person != null && importId != null) people.set(person, importId);
  }
  return people;
}

/**
 * Removes a person with what they are called; false, and nothing is changed, where other rows, goals or an account need
 * them, or a record that was merged into them does.
 */
export function removePerson(tx: WriteTransaction, id: number, undoneId: number | null = null): boolean {
  const merges = mergesInto(tx, id);
  if (merges.some(({ importId, isLoaded }) => importId === null || (isLoaded === 1 && importId !== undoneId)))
    return false;
  return attempt(tx, () => {
    const forget = tx.connection.prepare('DELETE FROM person_merges WHERE id = ?');
    for (const merge of merges) forget.run(merge.id);
    tx.connection.prepare('DELETE FROM employee_aliases WHERE employee_id = ?').run(id);
    tx.connection.prepare('DELETE FROM team_memberships WHERE employee_id = ? AND import_id IS NULL').run(id);
    tx.connection.prepare('DELETE FROM employees WHERE id = ?').run(id);
  });
}

interface MergeInto {
  id: number;
  /** The import that the merged record came with; null where somebody made it by hand. */
  importId: number | null;
  isLoaded: number;
}

/** The merges that last because of which a record stands for others, also those of what was merged into these before. */
function mergesInto(tx: WriteTransaction, id: number): MergeInto[] {
  return tx.connection
    .prepare(
      `WITH RECURSIVE same (id) AS (SELECT ?
         UNION SELECT m.merged_id FROM same s JOIN person_merges m ON m.kept_id = s.id AND m.unmerged_at IS NULL)
       SELECT m.id, m.merged_row ->> 'import_id' AS importId, i.status IS 'loaded' AS isLoaded
       FROM same s JOIN person_merges m ON m.kept_id = s.id AND m.unmerged_at IS NULL
       LEFT JOIN imports i ON i.id = m.merged_row ->> 'import_id'`,
    )
    .all(id) as MergeInto[];
}

function removeEmptyTeams(tx: WriteTransaction): void {
  const ids = tx.connection
    .prepare(
      'SELECT id FROM teams WHERE id NOT IN (SELECT team_id FROM team_memberships UNION SELECT team_id FROM team_leaders)',
    )
    .pluck()
    .all() as number[];
  const remove = tx.connection.prepare('DELETE FROM teams WHERE id = ?');
  for (const id of ids) attempt(tx, () => void remove.run(id));
}

/** Runs the deletion and says whether it held: a row that something still points to stays. */
function attempt(tx: WriteTransaction, remove: () => void): boolean {
  tx.connection.exec('SAVEPOINT leftover');
  try {
    remove();
    tx.connection.exec('RELEASE leftover');
    return true;
  } catch (error) {
    tx.connection.exec('ROLLBACK TO leftover; RELEASE leftover');
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}
