export type Value = string | number | null;

export interface TableShape {
  table: string;
  /** The column that names a row to import_rows; rowid where the table has no id. */
  id: 'id' | 'rowid';
  /** Columns of the unique key. */
  key: readonly string[];
  /** Columns whose difference makes a row another one. */
  compared: readonly string[];
  /** Columns that are written with the others but do not count as a difference. */
  carried: readonly string[];
  /** Rows of it come by the hundred thousand, and are written many at a time. */
  isBulky?: true;
}

/** The columns of a shape's rows in the order in which their values come. */
export const columnsOf = ({ key, compared, carried }: TableShape) => [
  ...key,
  ...compared,
  ...carried,
  'import_id',
  'line',
];
