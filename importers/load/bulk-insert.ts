import type { Connection } from 'db/open';
import { columnsOf, type TableShape, type Value } from './table-writer';

/** Rows of one statement: fewer cost more calls, more fill SQLite's list of values. */
export const BULK_ROWS = 50;

/** Inserts many rows by one statement, which either writes all of them or none. */
export class BulkInsert {
  readonly #statement;
  /** Places of the values that differ from row to row, and of those that do not. */
  readonly #moving: number[] = [];
  readonly #steady: { place: number; name: string }[] = [];

  constructor(connection: Connection, shape: TableShape) {
    const columns = columnsOf(shape);
    const row = columns.map((name, place) => {
      if (shape.steady?.includes(name)) {
        this.#steady.push({ place, name });
        return `@${name}`;
      }
      this.#moving.push(place);
      return '?';
    });
    const rows = Array.from({ length: BULK_ROWS }, () => `(${row.join(', ')})`);
    this.#statement = connection.prepare(
      `INSERT INTO ${shape.table} (${columns.join(', ')}) VALUES ${rows.join(', ')}`,
    );
  }

  /** False, with nothing written, where the rows are not just enough, differ where they should not, or stand there. */
  insert(rows: readonly Value[][]): boolean {
    if (rows.length !== BULK_ROWS) return false;
    const first = rows[0]!;
    const values: Value[] = [];
    for (const row of rows) {
      for (const { place } of this.#steady) if (row[place] !== first[place]) return false;
      for (const place of this.#moving) values.push(row[place]!);
    }
    const steady = Object.fromEntries(this.#steady.map(({ place, name }) => [name, first[place]!]));
    try {
      this.#statement.run(values, steady);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
      throw error;
    }
  }
}
