import type { Statement } from 'better-sqlite3';
import type { Connection } from 'db/open';
import { columnsOf, type Row, type TableShape, type Value } from './table-shape';

/** Rows of one statement: fewer cost more calls, more fill SQLite's list of values. */
export const BULK_ROWS = 50;

/**
 * Inserts many rows by one statement, which either writes all of them or none. Handing a value over costs more than
 * writing it, so that a column in which all rows of the file have agreed so far stands in the statement itself.
 */
export class BulkInsert {
  readonly #columns: readonly string[];
  /** The columns whose values are handed over row by row. */
  #moving: string[] = [];
  /** The columns in which all rows have agreed so far, with what they said. */
  #steady: [column: string, value: Value][] = [];
  #statement: Statement | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly shape: TableShape,
  ) {
    this.#columns = columnsOf(shape);
  }

  /** False, with nothing written, where the rows are not just enough or one of them stands there. */
  insert(rows: readonly Row[]): boolean {
    if (rows.length !== BULK_ROWS) return false;
    const statement = this.#statementFor(rows);
    const values: Value[] = [];
    for (const row of rows) for (const column of this.#moving) values.push(row[column]!);
    try {
      // Not as an array: better-sqlite3 takes values out of one at a cost that shows.
      statement.run(...values);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
      throw error;
    }
  }

  /** A column that once differed is handed over from then on: there are never more statements than columns. */
  #statementFor(rows: readonly Row[]): Statement {
    if (this.#statement && rows.every((row) => this.#agrees(row))) return this.#statement;
    const said = this.#statement
      ? this.#steady
      : this.#columns.map((column): [string, Value] => [column, rows[0]![column]!]);
    this.#steady = said.filter(([column, value]) => canStandInSql(value) && rows.every((row) => row[column] === value));
    const steady = new Map(this.#steady);
    this.#moving = this.#columns.filter((column) => !steady.has(column));
    const row = this.#columns.map((column) => (steady.has(column) ? literal(steady.get(column)!) : '?')).join(', ');
    this.#statement = this.connection.prepare(
      `INSERT INTO ${this.shape.table} (${this.#columns.join(', ')}) VALUES ${Array(BULK_ROWS).fill(`(${row})`).join(', ')}`,
    );
    return this.#statement;
  }

  #agrees(row: Row): boolean {
    for (const [column, value] of this.#steady) if (row[column] !== value) return false;
    return true;
  }
}

/** A NUL would end the statement. */
const canStandInSql = (value: Value) => typeof value !== 'string' || !value.includes('\0');

const literal = (value: Value) => {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
};
