import type { Schema } from 'db/schema';
import type { Selectable } from 'kysely';

export type Value = string | number | null;

/** A row that is to be written: each column's value under the column's own name. */
export type Row = Readonly<Record<string, Value>>;

export interface TableShape {
  table: string;
  /** Columns of the unique key. */
  key: readonly string[];
  /** Columns whose difference makes a row another one. */
  compared: readonly string[];
  /** Columns that are written with the others but do not count as a difference. */
  carried: readonly string[];
  /** Rows of it come by the hundred thousand, and are written many at a time. */
  isBulky?: true;
}

/** A shape whose columns are all columns of its rows. */
export type ShapeOf<R> = TableShape & {
  key: readonly (keyof R & string)[];
  compared: readonly (keyof R & string)[];
  carried: readonly (keyof R & string)[];
};

/** What a writer of a shape's table is given: every column of the shape, as the schema has it, and no other. */
export type RowOf<S extends TableShape & { table: keyof Schema }> = Pick<
  Selectable<Schema[S['table']]>,
  (S['key' | 'compared' | 'carried'][number] | 'import_id' | 'line') & keyof Selectable<Schema[S['table']]>
>;

/** The columns of a shape's rows in the order in which statements name them; nothing else knows of an order. */
export const columnsOf = ({ key, compared, carried }: TableShape) => [
  ...key,
  ...compared,
  ...carried,
  'import_id',
  'line',
];
