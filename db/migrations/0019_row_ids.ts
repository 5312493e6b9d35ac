import { type Kysely, sql } from 'kysely';

/** What a row was called so far by SQLite alone becomes its id: undo and merge go by the order of these. */
const STATEMENTS = [
  'DROP VIEW published_import_rows',
  `CREATE TABLE import_rows_by_id (
    id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL,
    fate TEXT NOT NULL, row_table TEXT, row_id INTEGER, previous TEXT, code TEXT, column_name TEXT, cell TEXT,
    advice TEXT, raw TEXT, held_person_id INTEGER REFERENCES held_people (id), on_date TEXT)`,
  `INSERT INTO import_rows_by_id
    SELECT rowid, import_id, line, fate, row_table, row_id, previous, code, column_name, cell, advice, raw,
      held_person_id, on_date FROM import_rows ORDER BY rowid`,
  'DROP TABLE import_rows',
  'ALTER TABLE import_rows_by_id RENAME TO import_rows',
  'CREATE INDEX import_rows_import ON import_rows (import_id, fate, line)',
  'CREATE INDEX import_rows_met ON import_rows (row_table, row_id) WHERE row_id IS NOT NULL',
  `CREATE INDEX import_rows_held ON import_rows (held_person_id, fate, import_id, line, on_date)
    WHERE held_person_id IS NOT NULL`,
  `CREATE VIEW published_import_rows AS SELECT * FROM import_rows
    WHERE import_id NOT IN (SELECT import_id FROM unpublished_imports)`,

  `CREATE TABLE employee_aliases_by_id (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, alias TEXT NOT NULL,
    employee_id INTEGER NOT NULL REFERENCES employees (id), import_id INTEGER, line INTEGER, UNIQUE (source, alias))`,
  `INSERT INTO employee_aliases_by_id
    SELECT rowid, source, alias, employee_id, import_id, line FROM employee_aliases ORDER BY rowid`,
  'DROP TABLE employee_aliases',
  'ALTER TABLE employee_aliases_by_id RENAME TO employee_aliases',
  'CREATE INDEX employee_aliases_employee ON employee_aliases (employee_id)',
  ...['INSERT', 'UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER employee_aliases_${change.toLowerCase()}_counts AFTER ${change} ON employee_aliases
      BEGIN UPDATE data_version SET version = version + 1; END`,
  ),
  // Aliases as they were before a file changed them.
  `UPDATE import_rows SET previous = json_set(json_remove(previous, '$.rowid'), '$.id', previous ->> 'rowid')
    WHERE row_table = 'employee_aliases' AND previous ->> 'rowid' IS NOT NULL`,
];

/** Rows of files and what sources call people get ids of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
