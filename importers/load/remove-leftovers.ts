import type { Connection } from 'db/open';

/**
 * After an import's rows are gone and the roll-up has moved what hung on them: people, reviews, queues and teams that
 * only it had brought go too.
 */
export function removeLeftovers(connection: Connection, importId: number, queueIds: readonly number[]): void {
  connection.exec('DELETE FROM reviews WHERE NOT EXISTS (SELECT 1 FROM review_items i WHERE i.review_id = reviews.id)');
  const removeQueue = connection.prepare('DELETE FROM queues WHERE id = ?');
  for (const id of queueIds) attempt(connection, () => void removeQueue.run(id));
  const source = connection.prepare('SELECT source FROM imports WHERE id = ?').pluck().get(importId);
  removePeople(connection, importId, source);
  if (source === 'roster') removeEmptyTeams(connection);
}

/**
 * Somebody whom other rows, goals or an account still need stays: known to no import where a roster had named them, else
 * to the first import whose rows need them, so that they go with it.
 */
function removePeople(connection: Connection, importId: number, source: unknown): void {
  const people = connection.prepare('SELECT id FROM employees WHERE import_id = ?').pluck().all(importId) as number[];
  const keep = connection.prepare('UPDATE employees SET import_id = ?, line = NULL WHERE id = ?');
  const heir = connection
    .prepare(
      `SELECT MIN(import_id) FROM (SELECT import_id FROM legs WHERE employee_id = :id
         UNION ALL SELECT import_id FROM answers WHERE employee_id = :id
         UNION ALL SELECT i.import_id FROM reviews r JOIN review_items i ON i.review_id = r.id WHERE r.employee_id = :id)`,
    )
    .pluck();
  for (const id of people) {
    if (!removePerson(connection, id)) keep.run(source === 'roster' ? null : heir.get({ id }), id);
  }
}

/** Removes a person with what they are called; false, and nothing is changed, where other rows, goals or an account need them. */
export function removePerson(connection: Connection, id: number): boolean {
  return attempt(connection, () => {
    connection.prepare('DELETE FROM employee_aliases WHERE employee_id = ?').run(id);
    connection.prepare('DELETE FROM team_memberships WHERE employee_id = ? AND import_id IS NULL').run(id);
    connection.prepare('DELETE FROM employees WHERE id = ?').run(id);
  });
}

function removeEmptyTeams(connection: Connection): void {
  const ids = connection
    .prepare(
      'SELECT id FROM teams WHERE id NOT IN (SELECT team_id FROM team_memberships UNION SELECT team_id FROM team_leaders)',
    )
    .pluck()
    .all() as number[];
  const remove = connection.prepare('DELETE FROM teams WHERE id = ?');
  for (const id of ids) attempt(connection, () => void remove.run(id));
}

/** Runs the deletion and says whether it held: a row that something still points to stays. */
function attempt(connection: Connection, remove: () => void): boolean {
  connection.exec('SAVEPOINT leftover');
  try {
    remove();
    connection.exec('RELEASE leftover');
    return true;
  } catch (error) {
    connection.exec('ROLLBACK TO leftover; RELEASE leftover');
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}
