import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { LINE_TABLES } from './merged-people';
import { addPutBack, findStillNamed, findStillNamedNow, isNamedElsewhere, type StillNamed } from './still-named';

/** Of legs and answers it is known before (findStillNamed). */
const OTHER_LINE_TABLES = LINE_TABLES.filter((table) => table !== 'legs' && table !== 'answers');

/** What an import brought that may have to go with it, and what is known of it before the right to write is taken. */
export interface Leftovers {
  importId: number;
  source: string | null;
  queueIds: readonly number[];
  stillNamed: StillNamed;
  remembered: ReadonlyMap<number, number>;
}

/** Reads what else names the people and queues that only this import may have brought (setLeaving), and writes nothing. */
export function findLeftovers(connection: Connection, importId: number): Leftovers {
  const source = connection.prepare('SELECT source FROM imports WHERE id = ?').pluck().get(importId) as string | null;
  const queueIds = queuesOf(connection, importId);
  const hasPeople =
    connection.prepare('SELECT 1 FROM employees WHERE import_id = ? LIMIT 1').get(importId) !== undefined;
  // Of a roster only what its undo changes tells who is named still.
  const isAhead = source !== 'roster' && (hasPeople || queueIds.length > 0);
  return {
    importId,
    source,
    queueIds,
    stillNamed: isAhead ? findStillNamed(connection, importId) : { people: new Map(), queues: new Set() },
    remembered: hasPeople ? rememberedPeople(connection, importId) : new Map(),
  };
}

/**
 * After an import is read by nobody any more and the roll-up has moved what hung on it: people, reviews, queues and teams that
 * only it had brought are gone for everybody. People and queues are removed when its rows are (takeAway), which name them.
 */
export function removeLeftovers(tx: WriteTransaction, leftovers: Leftovers): void {
  const { importId, source, queueIds } = leftovers;
  tx.connection.exec(
    'DELETE FROM reviews WHERE NOT EXISTS (SELECT 1 FROM review_items i WHERE i.review_id = reviews.id)',
  );
  const stillNamed = source === 'roster' ? findStillNamedNow(tx.connection, importId) : leftovers.stillNamed;
  addPutBack(tx.connection, importId, stillNamed);
  const leave = tx.connection.prepare('INSERT INTO leaving_queues VALUES (?, ?)');
  for (const id of queueIds) {
    if (!stillNamed.queues.has(id) && !isNamedElsewhere(tx, 'queues', id)) leave.run(id, importId);
  }
  keepPeople(tx, { ...leftovers, stillNamed });
  if (source === 'roster') removeEmptyTeams(tx);
}

/** The queues that rows of an import name. */
function queuesOf(connection: Connection, importId: number): number[] {
  return connection
    .prepare(
      `SELECT DISTINCT queue_id FROM (SELECT queue_id FROM legs WHERE import_id = :id
       UNION ALL SELECT queue_id FROM events WHERE import_id = :id
       UNION ALL SELECT queue_id FROM agent_intervals WHERE import_id = :id
       UNION ALL SELECT queue_id FROM queue_intervals WHERE import_id = :id) WHERE queue_id IS NOT NULL`,
    )
    .pluck()
    .all({ id: importId }) as number[];
}

/**
 * Somebody that other rows, goals or an account still need stays: known to no import where a roster had named them, else
 * to the first import whose rows need them, so that they go with it. What the others are called goes now.
 */
function keepPeople(tx: WriteTransaction, { importId, source, stillNamed, remembered }: Leftovers): void {
  const people = tx.connection
    .prepare('SELECT id FROM employees WHERE import_id = ?')
    .pluck()
    .all(importId) as number[];
  const keep = tx.connection.prepare('UPDATE employees SET import_id = ?, line = NULL WHERE id = ?');
  const heir = tx.connection
    .prepare(
      `SELECT MIN(import_id) FROM (SELECT i.import_id FROM reviews r JOIN review_items i ON i.review_id = r.id
         WHERE r.employee_id = :id
         ${OTHER_LINE_TABLES.map((table) => `UNION ALL SELECT import_id FROM ${table} WHERE employee_id = :id`).join(' ')})`,
    )
    .pluck();
  const heirOf = (id: number) => {
    const owners = [stillNamed.people.get(id), heir.get({ id }) as number | null].filter((owner) => owner != null);
    return owners.length > 0 ? Math.min(...owners) : (remembered.get(id) ?? null);
  };
  for (const id of people) {
    const isNeeded =
      remembered.has(id) ||
      stillNamed.people.has(id) ||
      isStandIn(mergesInto(tx, id), importId) ||
      isNamedElsewhere(tx, 'employees', id);
    if (isNeeded) keep.run(source === 'roster' ? null : heirOf(id), id);
    else forgetNames(tx, id, mergesInto(tx, id));
  }
}

/** The person in a row that an undo may restore, and the import that the row came with. */
function rememberedPeople(connection: Connection, undoneId: number): Map<number, number> {
  const rows = connection
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
export function removePerson(tx: WriteTransaction, id: number): boolean {
  const merges = mergesInto(tx, id);
  if (isStandIn(merges, null)) return false;
  return attempt(tx, () => {
    forgetNames(tx, id, merges);
    tx.connection.prepare('DELETE FROM employees WHERE id = ?').run(id);
  });
}

/** Whether somebody stands for a record that is needed, although the import that is being undone goes. */
const isStandIn = (merges: readonly MergeInto[], undoneId: number | null) =>
  merges.some(({ importId, isLoaded }) => importId === null || (isLoaded === 1 && importId !== undoneId));

/** What goes with a person: what they are called, stays that somebody gave them by hand, and that others were merged into them. */
function forgetNames(tx: WriteTransaction, id: number, merges: readonly MergeInto[]): void {
  const forget = tx.connection.prepare('DELETE FROM person_merges WHERE id = ?');
  for (const merge of merges) forget.run(merge.id);
  tx.connection.prepare('DELETE FROM employee_aliases WHERE employee_id = ?').run(id);
  tx.connection.prepare('DELETE FROM team_memberships WHERE employee_id = ? AND import_id IS NULL').run(id);
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
export function attempt(tx: WriteTransaction, remove: () => void): boolean {
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
