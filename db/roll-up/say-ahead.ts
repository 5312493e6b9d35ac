import { MEASURES } from '../measures';
import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { prepareOnce } from './prepare-once';
import { CHATS, type SaidInto, SOURCES, type SummedCells, saySums } from './say-sums';

const CELL = 'employee_id, local_date, team_id, queue_id, channel';
const COLUMNS = `week_date, ${CELL}, ${MEASURES.join(', ')}`;
/** Of the one connection: the cells that are said ahead, and what daily_facts is to say of them. */
const TABLES = `
CREATE TEMP TABLE IF NOT EXISTS said_cells (
  employee_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (employee_id, local_date)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS said_facts (
  week_date TEXT NOT NULL, ${CELL}, ${MEASURES.map((name) => `${name} NOT NULL DEFAULT 0`).join(', ')},
  PRIMARY KEY (${CELL})) WITHOUT ROWID;
DELETE FROM said_cells; DELETE FROM said_facts;`;

/** Begins an empty list of cells to be said ahead (said_cells). */
export function beginSaid(connection: Connection): void {
  connection.exec(TABLES);
}

/** Says the listed cells aside, as they are to be. */
export function sayAhead(connection: Connection, legs: SummedCells['legs']): void {
  const settings = readSettings(connection);
  sayCells(connection, { into: 'said_facts', cells: 'said_cells', legs, settings });
  const isAnyChat = connection.prepare("SELECT 1 FROM said_facts WHERE channel = 'chat' LIMIT 1").get() !== undefined;
  const of = { cells: 'said_cells', legs, isMost: false } as const;
  if (isAnyChat) saySums(connection, CHATS, { into: 'said_facts', of, settings });
}

/** Brings what was said aside to where everybody reads it. */
export function writeSaid(tx: WriteTransaction): void {
  tx.connection.exec(`
    DELETE FROM daily_facts WHERE (employee_id, local_date) IN (SELECT employee_id, local_date FROM said_cells);
    INSERT INTO daily_facts (${COLUMNS}) SELECT ${COLUMNS} FROM said_facts;
    DELETE FROM said_facts; DELETE FROM said_cells;`);
}

interface SaidCells extends Pick<SummedCells, 'cells' | 'legs'> {
  into: SaidInto;
  settings: Settings;
}

/** Says all kinds of rows of these cells, of which nothing is said there yet, but for chats; gives how many cells these are. */
export function sayCells(connection: Connection, { into, cells, legs, settings }: SaidCells): number {
  const count = prepareOnce(connection, `SELECT COUNT(*) FROM ${cells}`).pluck().get() as number;
  const isMost = count > 0 && !hasAsManyOthers(connection, cells, count);
  for (const source of count > 0 ? SOURCES : [])
    saySums(connection, source, { into, of: { cells, legs, isMost }, settings });
  return count;
}

/** Whether daily_facts has at least this number of rows beside the cells: no more of them are counted, or correcting one would count them all. */
const hasAsManyOthers = (connection: Connection, cells: SummedCells['cells'], rows: number) =>
  prepareOnce(
    connection,
    `SELECT COUNT(*) FROM (SELECT 1 FROM daily_facts f WHERE NOT EXISTS (
       SELECT 1 FROM ${cells} c WHERE c.employee_id = f.employee_id AND c.local_date = f.local_date) LIMIT ?)`,
  )
    .pluck()
    .get(rows) === rows;
