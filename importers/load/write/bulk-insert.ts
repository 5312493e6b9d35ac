import type { Statement } from 'better-sqlite3';
import type { Connection } from 'db/open';
import { columnsOf, type TableShape, type Value } from './table-shape';

/** Rows of one statement: fewer cost more calls, more fill SQLite's list of values. */
export const BULK_ROWS = 50;

/**
 * Inserts many rows by one statement, which either writes all of them or none. Handing a value over costs more than
 * writing it, so that a column in which all rows of the file have agreed so far stands in the statement itself.
 */
export class BulkInsert {
  readonly #columns: readonly string[];
  /** Places of the columns whose values are handed over row by row. */
  #moving: number[] = [];
  /** Places of the columns in which all rows have agreed so far, with what they said. */
  #steady: [place: number, value: Value][] = [];
  #statement: Statement | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly shape: TableShape,
  ) {
    this.#columns = columnsOf(shape);
  }

  /** False, with nothing written, where the rows are not just enough or one of them stands there. */
  insert(rows: readonly Value[][]): boolean {
    if (rows.length !== BULK_ROWS) return false;
    const statement = this.#statementFor(rows);
    const values: Value[] = [];
    for (const row of rows) for (const place of this.#moving) values.push(row[place]!);
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
  #statementFor(rows: readonly Value[][]): Statement {
    if (this.#statement && rows.every((row) => this.#agrees(row))) return this.#statement;
    const said = this.#statement ? this.#steady : rows[0]!.map((value, place): [number, Value] => [place, value]);
    this.#steady = said.filter(([place, value]) => canStandInSql(value) && rows.every((row) => row[place] === value));
    const steady = new Map(this.#steady);
    this.#moving = [...this.#columns.keys()].filter((place) => !steady.has(place));
    const row = this.#columns.map((_, place) => (steady.has(place) ? literal(steady.get(place)!) : '?')).join(', ');
    this.#statement = this.connection.prepare(
      `INSERT INTO ${this.shape.table} (${this.#columns.join(', ')}) VALUES ${Array(BULK_ROWS).fill(`(${row})`).join(', ')}`,
    );
    return this.#statement;
  }

  #agrees(row: readonly Value[]): boolean {
    for (const [place, value] of this.#steady) if (row[place] !== value) return false;
    return true;
  }
}

/** A NUL would end the statement. */
const canStandInSql = (value: Value) => typeof value !== 'string' || !value.includes('\0');

const literal = (value: Value) => {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
};
