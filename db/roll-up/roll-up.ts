import { CHAT_MEASURES, chatRows, MEASURES } from '../measures';
import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { beginChanges, noteImport } from './changes';
import { stays } from './leaving';
import { addSummed } from './leg-sums';
import { findLinks, linkSurveys, writeLinks } from './link-surveys';
import { markBusiness } from './mark-business';
import { markCounted } from './mark-counted';
import { findRepeats, markRepeats, writeRepeats } from './mark-repeats';
import { prepareOnce } from './prepare-once';
import { sayAnswers } from './say-answers';
import { type SaidInto, SOURCES, type SummedRows, saySums } from './say-sums';

const CHATS: SummedRows = {
  alias: 'o',
  from: () =>
    `${chatRows(`chat_cells c CROSS JOIN legs l
       ON l.employee_id = c.employee_id AND l.local_date = c.local_date AND ${stays('legs', 'l')}`)} o`,
  measures: CHAT_MEASURES,
};

const CELL = 'employee_id, local_date, team_id, queue_id, channel';
const FACT_COLUMNS = `week_date, ${CELL}, ${MEASURES.join(', ')}`;
const SAID_FACTS = `
CREATE TEMP TABLE IF NOT EXISTS said_cells (
  employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (employee_id, local_date)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS said_facts (
  week_date TEXT NOT NULL, ${CELL}, ${MEASURES.map((name) => `${name} NOT NULL DEFAULT 0`).join(', ')},
  PRIMARY KEY (${CELL})) WITHOUT ROWID;`;

/**
 * Notes the rows of an import that nobody can read yet, and works out which repeats they make: what takes long of it is
 * done before the right to write is taken. The sums of its legs are kept already (LegSums).
 */
export function workAhead(connection: Connection, importId: number): void {
  noteImport(connection, importId, 'all', { isSummed: true });
  findRepeats(connection);
}

/** Writes what was worked out ahead, before any other row changes. */
export function writeAhead(tx: WriteTransaction): void {
  addSummed(tx);
  writeRepeats(tx);
}

/**
 * Works out what all figures are once the noted rows are gone that are being undone (setLeaving): which answers
 * and repeats become others, and what is left of the changed cells. Writes nothing that others see.
 */
export function workOutWithout(connection: Connection): void {
  findLinks(connection);
  findRepeats(connection);
  connection.exec(`${SAID_FACTS}
    DELETE FROM said_facts; DELETE FROM said_cells;
    DELETE FROM answered_cells WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM changed_cells)`);
  const settings = readSettings(connection);
  sayCells(connection, 'said_facts', settings);
  noteChatCells(connection, 'said_facts');
  saySums(connection, CHATS, { into: 'said_facts', isMost: false, settings });
  connection.exec(
    'INSERT INTO said_cells SELECT * FROM changed_cells; DELETE FROM changed_cells; DELETE FROM chat_cells',
  );
}

/** Writes what was worked out, before any other row changes. */
export function writeWithout(tx: WriteTransaction): void {
  tx.connection.exec(`
    DELETE FROM daily_facts WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM said_cells);
    INSERT INTO daily_facts (${FACT_COLUMNS}) SELECT ${FACT_COLUMNS} FROM said_facts;
    DELETE FROM said_facts; DELETE FROM said_cells;`);
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
  const cells = sayCells(tx.connection, 'daily_facts', settings);
  const answered = sayAnswers(tx, settings);
  sayChats(tx, settings);
  beginChanges(tx.connection);
  return cells + answered;
}

/** Recomputes how chats overlap, in the recomputed cells and in those that a load has added chats to. */
function sayChats(tx: WriteTransaction, settings: Settings): void {
  noteChatCells(tx.connection, 'daily_facts');
  if (!hasAny(tx.connection, 'chat_cells')) return;
  tx.connection.exec(`UPDATE daily_facts SET chat_ms = 0, chat_wall_ms = 0
    WHERE channel = 'chat' AND (employee_id, local_date) IN (SELECT employee_id, local_date FROM chat_cells)`);
  saySums(tx.connection, CHATS, { into: 'daily_facts', isMost: false, settings });
}

/** Says all kinds of rows of the changed cells, of which nothing is said yet; gives how many cells these are. */
function sayCells(connection: Connection, into: SaidInto, settings: Settings): number {
  const cells = prepareOnce(connection, 'SELECT COUNT(*) FROM changed_cells').pluck().get() as number;
  const isMost = cells > 0 && !hasAsManyOthers(connection, cells);
  for (const source of cells > 0 ? SOURCES : []) saySums(connection, source, { into, isMost, settings });
  return cells;
}

const noteChatCells = (connection: Connection, said: SaidInto) =>
  connection.exec(`INSERT OR IGNORE INTO chat_cells SELECT c.employee_id, c.local_date FROM changed_cells c
    CROSS JOIN ${said} f ON f.employee_id = c.employee_id AND f.local_date = c.local_date
    WHERE f.channel = 'chat' AND c.employee_id <> 0`);

const hasAny = (
  connection: Connection,
  table: 'touched_contacts' | 'touched_customers' | 'changed_cells' | 'chat_cells',
) => prepareOnce(connection, `SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;

/** Whether daily_facts has at least this number of rows beside the changed cells: no more of them are counted, or correcting one would count them all. */
const hasAsManyOthers = (connection: Connection, rows: number) =>
  prepareOnce(
    connection,
    `SELECT COUNT(*) FROM (SELECT 1 FROM daily_facts f WHERE NOT EXISTS (
       SELECT 1 FROM changed_cells c WHERE c.employee_id = f.employee_id AND c.local_date = f.local_date) LIMIT ?)`,
  )
    .pluck()
    .get(rows) === rows;

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
