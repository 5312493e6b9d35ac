import type { Statement } from 'better-sqlite3';
import type { Connection } from 'db/open';
import { columnsOf, type TableShape, type Value } from './table-writer';

/** Rows of one statement: fewer cost more calls, more fill SQLite's list of values. */
export const BULK_ROWS = 50;

/**
 * Inserts many rows by one statement, which either writes all of them or none. Binding a value costs more than writing
 * it, so that only what differs from row to row is bound for every row: which columns these are shows as rows come.
 */
export class BulkInsert {
  readonly #columns: readonly string[];
  /** Place of a column → place of another that has said the same in every row. */
  readonly #same = new Map<number, number>();
  /** Places of the columns in which all rows of a statement have agreed so far. */
  #steady: number[];
  #moving: number[] = [];
  #statement: Statement | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly shape: TableShape,
  ) {
    this.#columns = columnsOf(shape);
    for (const [column, other] of Object.entries(shape.mostlySame ?? {})) {
      this.#same.set(this.#columns.indexOf(column), this.#columns.indexOf(other));
    }
    this.#steady = [...this.#columns.keys()].filter((place) => !this.#same.has(place));
  }

  /** False, with nothing written, where the rows are not just enough or one of them stands there. */
  insert(rows: readonly Value[][]): boolean {
    if (rows.length !== BULK_ROWS) return false;
    const statement = this.#statementFor(rows);
    const first = rows[0]!;
    const values: Value[] = [];
    for (const place of this.#steady) values.push(first[place]!);
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

  /** A column that once differed is bound for every row from then on: there are never more statements than columns. */
  #statementFor(rows: readonly Value[][]): Statement {
    const first = rows[0]!;
    const moved = this.#steady.filter((place) => rows.some((row) => row[place] !== first[place]));
    const parted = [...this.#same].filter(([place, other]) => rows.some((row) => row[place] !== row[other]));
    if (this.#statement && moved.length === 0 && parted.length === 0) return this.#statement;
    this.#steady = this.#steady.filter((place) => !moved.includes(place));
    for (const [place] of parted) this.#same.delete(place);
    this.#moving.push(...moved, ...parted.map(([place]) => place));
    this.#statement = this.#prepare();
    return this.#statement;
  }

  /** Of a file's rows some columns always agree and some never do, such as the import and the line: neither list is empty. */
  #prepare(): Statement {
    const source = (place: number): string => {
      const steady = this.#steady.indexOf(place);
      if (steady >= 0) return `steady.column${steady + 1}`;
      const other = this.#same.get(place);
      return other === undefined ? `moving.column${this.#moving.indexOf(place) + 1}` : source(other);
    };
    const marks = (count: number) => `(${Array(count).fill('?').join(', ')})`;
    const rows = Array(BULK_ROWS).fill(marks(this.#moving.length)).join(', ');
    return this.connection.prepare(
      `WITH steady AS (VALUES ${marks(this.#steady.length)})
       INSERT INTO ${this.shape.table} (${this.#columns.join(', ')})
       SELECT ${this.#columns.map((_, place) => source(place)).join(', ')}
       FROM (VALUES ${rows}) moving CROSS JOIN steady`,
    );
  }
}
