import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { beginChanges, noteImport } from './changes';
import { hasCorrected, writeCorrected } from './corrected';
import { addSummed } from './leg-sums';
import { findLinks, linkSurveys, writeLinks } from './link-surveys';
import { markBusiness } from './mark-business';
import { markCounted } from './mark-counted';
import { findRepeats, markRepeats, writeRepeats } from './mark-repeats';
import { prepareOnce } from './prepare-once';
import { beginSaid, sayAhead, sayCells, writeSaid } from './say-ahead';
import { sayAnswers } from './say-answers';
import { CHATS, saySums } from './say-sums';

/**
 * Notes the rows of an import that nobody can read yet, and works out which repeats they make and what the cells of the
 * legs say that it corrects: what takes long of it is done before the right to write is taken. The sums of its
 * new legs are kept already (LegSums).
 */
export function workAhead(connection: Connection, importId: number): void {
  noteImport(connection, importId, 'all', { isSummed: true });
  beginSaid(connection);
  if (!hasCorrected(connection)) {
    findRepeats(connection);
    return;
  }
  connection.exec(`
    INSERT OR IGNORE INTO touched_customers
      SELECT l.customer_key FROM corrected n CROSS JOIN legs l ON l.id = n.id WHERE l.customer_key IS NOT NULL;
    INSERT OR IGNORE INTO said_cells
      SELECT COALESCE(l.employee_id, 0), l.local_date FROM corrected n CROSS JOIN legs l ON l.id = n.id`);
  sayAhead(connection, 'corrected_legs');
  findRepeats(connection, readSettings(connection), 'corrected_legs');
}

/** Writes what was worked out ahead, before any other row changes. */
export function writeAhead(tx: WriteTransaction): void {
  addSummed(tx);
  writeCorrected(tx);
  writeSaid(tx);
  writeRepeats(tx);
}

/**
 * Works out what all figures are once the noted rows are gone that are being undone (setLeaving), and others are as they were (corrected): which answers
 * and repeats become others, and what is left of the changed cells. Writes nothing that others see.
 */
export function workOutWithout(connection: Connection): void {
  const legs = hasCorrected(connection) ? 'corrected_legs' : 'legs';
  findLinks(connection, legs);
  findRepeats(connection, readSettings(connection), legs);
  beginSaid(connection);
  connection.exec(`
    DELETE FROM answered_cells WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM changed_cells);
    INSERT INTO said_cells SELECT * FROM changed_cells; DELETE FROM changed_cells`);
  sayAhead(connection, legs);
}

/** Writes what was worked out, before any other row changes. */
export function writeWithout(tx: WriteTransaction): void {
  writeCorrected(tx);
  writeSaid(tx);
  writeRepeats(tx);
  writeLinks(tx);
}

/**
 * Works off the noted changes: adds the sums that were kept, links surveys, marks repeats, then says the changed (person, day) cells of daily_facts
 * again from the rows, and no others.  Returns how many cells were recomputed.
 */
export function rollUpChanges(tx: WriteTransaction): number {
  addSummed(tx);
  if (hasAny(tx.connection, 'touched_contacts')) linkSurveys(tx);
  if (hasAny(tx.connection, 'touched_customers')) markRepeats(tx);
  if (hasAny(tx.connection, 'changed_cells')) markCounted(tx);
  markBusiness(tx, 'noted');
  const settings = readSettings(tx.connection);
  tx.connection.exec(
    `DELETE FROM daily_facts WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM changed_cells)`,
  );
  const cells = sayCells(tx.connection, { into: 'daily_facts', cells: 'changed_cells', legs: 'legs', settings });
  const answered = sayAnswers(tx, settings);
  sayChats(tx, settings);
  beginChanges(tx.connection);
  return cells + answered;
}

/** Recomputes how chats overlap, in the recomputed cells and in those that a load has added chats to. */
function sayChats(tx: WriteTransaction, settings: Settings): void {
  tx.connection.exec(`INSERT OR IGNORE INTO chat_cells SELECT c.employee_id, c.local_date FROM changed_cells c
    CROSS JOIN daily_facts f ON f.employee_id = c.employee_id AND f.local_date = c.local_date
    WHERE f.channel = 'chat' AND c.employee_id <> 0`);
  if (!hasAny(tx.connection, 'chat_cells')) return;
  tx.connection.exec(`UPDATE daily_facts SET chat_ms = 0, chat_wall_ms = 0
    WHERE channel = 'chat' AND (employee_id, local_date) IN (SELECT employee_id, local_date FROM chat_cells)`);
  const of = { cells: 'chat_cells', legs: 'legs', isMost: false } as const;
  saySums(tx.connection, CHATS, { into: 'daily_facts', of, settings });
}

const hasAny = (
  connection: Connection,
  table: 'touched_contacts' | 'touched_customers' | 'changed_cells' | 'chat_cells',
) => prepareOnce(connection, `SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;

/** Recomputes the whole of daily_facts: after a setting that changes what a figure means. */
export function rollUpAll(tx: WriteTransaction): number {
  beginChanges(tx.connection);
  tx.connection.exec(`
    DELETE FROM daily_facts;
    INSERT OR IGNORE INTO changed_cells SELECT DISTINCT COALESCE(employee_id, 0), local_date FROM legs;
    INSERT OR IGNORE INTO changed_cells SELECT DISTINCT COALESCE(employee_id, 0), local_date FROM answers;
    INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM reviews;
    INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM agent_intervals;
    INSERT OR IGNORE INTO changed_cells SELECT DISTINCT employee_id, local_date FROM adherence_intervals;
    INSERT OR IGNORE INTO touched_customers SELECT DISTINCT customer_key FROM legs WHERE customer_key IS NOT NULL;
  `);
  return rollUpChanges(tx);
}
