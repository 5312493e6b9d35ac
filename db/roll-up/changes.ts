import { LEG_MEASURES } from '../measures';
import type { Connection } from '../open';
import { LEAVING_TABLES } from './leaving';
import { prepareOnce } from './prepare-once';

/**
 * What a load or an undo has touched, gathered before the roll-up works it off: day cells (apart, those in which nothing
 * but answers may have changed), contacts whose surveys may
 * now belong to somebody else, customers whose repeats may have changed, days whose chat overlaps may have changed; and
 * what was worked out already and only has to be written: sums of legs, repeats, where surveys belong. Temporary tables of the one connection.
 */
const TABLES = `${LEAVING_TABLES}
CREATE TEMP TABLE IF NOT EXISTS changed_cells (
  employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (employee_id, local_date)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS answered_cells (
  employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (employee_id, local_date)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_contacts (contact_key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_customers (customer_key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS chat_cells (
  employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (employee_id, local_date)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS timed_imports (import_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS summed_cells (
  place INTEGER PRIMARY KEY, employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, queue_id INTEGER NOT NULL,
  channel TEXT NOT NULL, ${Object.keys(LEG_MEASURES)
    .map((name) => `${name} NOT NULL DEFAULT 0`)
    .join(', ')});
CREATE TEMP TABLE IF NOT EXISTS remarked (
  id INTEGER NOT NULL, employee_id INTEGER, local_date TEXT, queue_id INTEGER, channel TEXT, eligible INTEGER,
  was_eligible INTEGER, was_repeated INTEGER, repeated INTEGER);
CREATE TEMP TABLE IF NOT EXISTS relinked_answers (
  id INTEGER NOT NULL, old_leg_id INTEGER, new_leg_id INTEGER, employee_id INTEGER, queue_id INTEGER, channel TEXT);
CREATE TEMP TABLE IF NOT EXISTS relinked_reviews (id INTEGER NOT NULL, new_leg_id INTEGER);
DELETE FROM summed_cells; DELETE FROM remarked; DELETE FROM relinked_answers; DELETE FROM relinked_reviews;
DELETE FROM timed_imports; DELETE FROM changed_cells; DELETE FROM answered_cells; DELETE FROM touched_contacts; DELETE FROM touched_customers; DELETE FROM chat_cells;
`;

/** Starts an empty list of changes; call once before anything is noted. */
export function beginChanges(connection: Connection): void {
  connection.exec(TABLES);
}

/** Surveys and reviews can only move where there are any; a center's first load of contacts need not ask. */
const IS_ANY_LINKED = `(EXISTS (SELECT 1 FROM answers WHERE contact_key IS NOT NULL)
  OR EXISTS (SELECT 1 FROM reviews WHERE contact_key IS NOT NULL))`;

const LEG_CELLS = `INSERT OR IGNORE INTO changed_cells
  SELECT COALESCE(employee_id, 0), local_date FROM legs WHERE import_id = ?`;

const OF_LEGS_AND_ANSWERS = [
  'INSERT OR IGNORE INTO answered_cells SELECT COALESCE(employee_id, 0), local_date FROM answers WHERE import_id = ?',
  `INSERT OR IGNORE INTO touched_contacts SELECT contact_key FROM legs WHERE import_id = ? AND ${IS_ANY_LINKED}`,
  `INSERT OR IGNORE INTO touched_contacts
     SELECT contact_key FROM answers WHERE import_id = ? AND contact_key IS NOT NULL`,
  `INSERT OR IGNORE INTO touched_customers
     SELECT customer_key FROM legs WHERE import_id = ? AND customer_key IS NOT NULL`,
];
const OF_ALL_OTHERS = [
  `INSERT OR IGNORE INTO changed_cells SELECT r.employee_id, r.local_date
     FROM review_items i JOIN reviews r ON r.id = i.review_id WHERE i.import_id = ?`,
  'INSERT OR IGNORE INTO changed_cells SELECT employee_id, local_date FROM agent_intervals WHERE import_id = ?',
  'INSERT OR IGNORE INTO changed_cells SELECT employee_id, local_date FROM adherence_intervals WHERE import_id = ?',
  `INSERT OR IGNORE INTO touched_contacts SELECT r.contact_key
     FROM review_items i JOIN reviews r ON r.id = i.review_id WHERE i.import_id = ? AND r.contact_key IS NOT NULL`,
];

/** Begins an empty choice of lines of one import, for what is asked of some of its rows and not of all. */
export function chooseLines(connection: Connection, lines: Iterable<number> = []): (line: number) => void {
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS chosen_lines (line INTEGER PRIMARY KEY); DELETE FROM chosen_lines');
  const insert = connection.prepare('INSERT OR IGNORE INTO chosen_lines VALUES (?)');
  for (const line of lines) insert.run(line);
  return (line) => void insert.run(line);
}

/**
 * Notes every row that carries this import now, or those of the chosen lines. Call after rows were written, and before
 * rows are undone. `isSummed`: the cells of its legs are summed already (LegSums).
 */
export function noteImport(
  connection: Connection,
  importId: number,
  lines: 'all' | 'chosen' = 'all',
  { isSummed = false } = {},
): void {
  connection.prepare('INSERT OR IGNORE INTO timed_imports VALUES (?)').run(importId);
  for (const statement of [...(isSummed ? [] : [LEG_CELLS]), ...OF_LEGS_AND_ANSWERS, ...OF_ALL_OTHERS]) {
    const chosen = statement.replace(/(\w\.)?import_id = \?/, '$& AND $1line IN (SELECT line FROM chosen_lines)');
    connection.prepare(lines === 'chosen' ? chosen : statement).run(importId);
  }
}

/**
 * Notes of an import that is undone its legs and answers, which still stand there for a while, or all its other rows, which
 * go at once. Call before they go.
 */
export function noteLeaving(connection: Connection, importId: number, which: 'legs and answers' | 'others'): void {
  const statements = which === 'others' ? OF_ALL_OTHERS : [LEG_CELLS, ...OF_LEGS_AND_ANSWERS];
  for (const statement of statements) connection.prepare(statement).run(importId);
}

/** Notes one day cell; null for what nobody handled. */
export function noteCell(connection: Connection, employeeId: number | null, date: string): void {
  connection.prepare('INSERT OR IGNORE INTO changed_cells VALUES (?, ?)').run(employeeId ?? 0, date);
}

/** Notes a person's day whose chats were added to: which of them were open at once no single leg can tell. */
export function noteChats(connection: Connection, employeeId: number, date: string): void {
  prepareOnce(connection, 'INSERT OR IGNORE INTO chat_cells VALUES (?, ?)').run(employeeId, date);
}

/** Notes one contact, whose surveys and reviews may now belong to somebody else. */
export function noteContact(connection: Connection, contactKey: string): void {
  connection.prepare('INSERT OR IGNORE INTO touched_contacts VALUES (?)').run(contactKey);
}

/** Notes a leg as it was before it is changed or deleted: its cell, its contact and its customer. */
export function noteLeg(
  connection: Connection,
  leg: { employee_id: number | null; local_date: string; contact_key: string; customer_key: string | null },
): void {
  noteCell(connection, leg.employee_id, leg.local_date);
  noteContact(connection, leg.contact_key);
  if (leg.customer_key !== null) {
    connection.prepare('INSERT OR IGNORE INTO touched_customers VALUES (?)').run(leg.customer_key);
  }
}

/** Notes every day of one person: after a change of team membership. */
export function noteEmployee(connection: Connection, employeeId: number): void {
  connection
    .prepare(
      'INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM daily_facts WHERE employee_id = ?',
    )
    .run(employeeId);
}
