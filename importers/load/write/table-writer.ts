import type { Connection } from 'db/open';
import { BULK_ROWS, BulkInsert } from './bulk-insert';
import { onDemand } from './on-demand';
import { columnsOf, type Row, type ShapeOf, type TableShape, type Value } from './table-shape';

export type StoredRow = Record<string, Value>;

/**
 * What writing a row came to. `duplicate`: the same key and content stood in this file before. `restored`: an earlier
 * line of this file had changed the row, and this one says again what stood there before the file, which this is.
 */
export type Met =
  | { fate: 'inserted' | 'duplicate'; id: number }
  | { fate: 'unchanged'; id: number; restored?: StoredRow }
  | { fate: 'updated'; id: number; previous: StoredRow };

/** A writer of records that mostly come one a row of the file, and wait to be written many at a time. */
export interface BulkWriter<T, R extends Row = Row> {
  table: string;
  prepare(record: T, line: number): R;
  dateOf(row: R): string;
  insertAll(rows: readonly R[]): boolean;
  wouldReplace(row: R): boolean;
  /** Notes a row that would be replaced to be written when its file is published; null where more depends on it than that. */
  correct?(row: R): Met | null;
  write(row: R): Met;
}

/** Puts a whole row back as it was. */
export function restoreRow(connection: Connection, { table }: Pick<TableShape, 'table'>, row: StoredRow): void {
  const columns = Object.keys(row).filter((column) => column !== 'id');
  connection
    .prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)
    .run([...columns.map((column) => row[column] ?? null), row.id ?? null]);
}

/**
 * Writes rows of one table by their key: inserts what is new, leaves what is the same, updates what differs and hands
 * back what stood there.
 */
export class TableWriter<R extends Row> {
  readonly #columns: readonly string[];
  readonly #insert;
  readonly #find;
  readonly #readWhole;
  readonly #update;
  readonly #findOriginal;
  readonly #bulk: () => BulkInsert | null;
  /** The last row stood there already, so that the next one probably does too: look first, insert second. */
  #looksFirst = false;

  constructor(
    private readonly connection: Connection,
    private readonly shape: ShapeOf<R>,
    private readonly importId: number,
  ) {
    const { table, key, compared } = shape;
    const columns = columnsOf(shape);
    this.#columns = columns;
    this.#bulk = onDemand(() => (shape.isBulky ? new BulkInsert(connection, shape) : null));
    const byKey = key.map((column) => `${column} = ?`).join(' AND ');
    this.#insert = onDemand(() =>
      connection.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
      ),
    );
    this.#find = onDemand(() =>
      connection.prepare(`SELECT ${['id', 'import_id', ...compared].join(', ')} FROM ${table} WHERE ${byKey}`),
    );
    this.#findOriginal = onDemand(() =>
      connection
        .prepare(
          `SELECT previous FROM import_rows WHERE import_id = ? AND row_table = ? AND row_id = ? AND previous IS NOT NULL
           ORDER BY id LIMIT 1`,
        )
        .pluck(),
    );
    this.#readWhole = onDemand(() => connection.prepare(`SELECT * FROM ${table} WHERE id = ?`));
    this.#update = onDemand(() =>
      connection.prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`),
    );
  }

  /** Inserts rows of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(rows: readonly R[]): boolean {
    return !this.#looksFirst && rows.length === BULK_ROWS && (this.#bulk()?.insert(rows) ?? false);
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(row: R): boolean {
    const found = this.#stored(row);
    return found !== undefined && found.import_id !== this.importId && !this.#isSame(found, row);
  }

  /** The row that would be replaced, whole, where it is another import's and differs in these columns alone. */
  replacedIn(row: R, columns: ReadonlySet<string>): StoredRow | null {
    const found = this.#stored(row);
    if (found === undefined || found.import_id === this.importId) return null;
    for (const column of this.shape.compared) {
      if (found[column] !== row[column] && !columns.has(column)) return null;
    }
    return this.#readWhole().get(found.id) as StoredRow;
  }

  write(row: R): Met {
    if (this.#looksFirst) {
      const met = this.#meet(row);
      if (met) return met;
      this.#looksFirst = false;
    }
    const { changes, lastInsertRowid } = this.#insert().run(valuesOf(row, this.#columns));
    if (changes === 1) return { fate: 'inserted', id: Number(lastInsertRowid) };
    this.#looksFirst = true;
    const met = this.#meet(row);
    if (!met) throw new Error('A row was neither written nor found by its key.');
    return met;
  }

  #stored(row: Row): StoredRow | undefined {
    return this.#find().get(valuesOf(row, this.shape.key)) as StoredRow | undefined;
  }

  #meet(row: Row): Met | null {
    const found = this.#stored(row);
    if (!found) return null;
    const id = found.id as number;
    const isOwn = found.import_id === this.importId;
    if (this.#isSame(found, row)) return { fate: isOwn ? 'duplicate' : 'unchanged', id };
    const original = isOwn ? this.#originalOf(id) : null;
    if (original && original.import_id !== this.importId && this.#isSame(original, row)) {
      restoreRow(this.connection, this.shape, original);
      return { fate: 'unchanged', id, restored: original };
    }
    const previous = this.#readWhole().get(id) as StoredRow;
    this.#update().run([...valuesOf(row, this.#columns), id]);
    return { fate: 'updated', id, previous };
  }

  /** The row as it stood before this file, where an earlier line of the file has changed it. */
  #originalOf(id: number): StoredRow | null {
    const json = this.#findOriginal().get(this.importId, this.shape.table, id) as string | undefined;
    return json === undefined ? null : JSON.parse(json);
  }

  #isSame(stored: StoredRow, row: Row): boolean {
    for (const column of this.shape.compared) if (stored[column] !== row[column]) return false;
    return true;
  }
}

const valuesOf = (row: Row, columns: readonly string[]): Value[] => columns.map((column) => row[column]!);
