import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE held_people (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, person_key TEXT NOT NULL, login TEXT, name TEXT, email TEXT,
  is_any_source INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'open', employee_id INTEGER REFERENCES employees (id),
  is_returning INTEGER NOT NULL DEFAULT 0, decided_by INTEGER, decided_import_id INTEGER, decided_at INTEGER,
  UNIQUE (source, person_key));
CREATE INDEX held_people_employee ON held_people (employee_id) WHERE employee_id IS NOT NULL;
ALTER TABLE imports ADD COLUMN rows_held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_rows ADD COLUMN held_person_id INTEGER REFERENCES held_people (id);
ALTER TABLE import_rows ADD COLUMN on_date TEXT;
CREATE INDEX import_rows_held ON import_rows (held_person_id, fate, import_id, line, on_date)
  WHERE held_person_id IS NOT NULL;

CREATE TABLE person_merges (
  id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL, merged_id INTEGER NOT NULL, merged_row TEXT NOT NULL,
  merged_by INTEGER, merged_at INTEGER NOT NULL, unmerged_by INTEGER, unmerged_at INTEGER);
CREATE UNIQUE INDEX person_merges_merged ON person_merges (merged_id) WHERE unmerged_at IS NULL;
CREATE INDEX person_merges_kept ON person_merges (kept_id);
CREATE TABLE merged_rows (
  merge_id INTEGER NOT NULL REFERENCES person_merges (id) ON DELETE CASCADE, row_table TEXT NOT NULL,
  row_id INTEGER NOT NULL, column_name TEXT NOT NULL, previous TEXT,
  PRIMARY KEY (merge_id, row_table, row_id, column_name)) WITHOUT ROWID;
CREATE TABLE merged_lines (
  merge_id INTEGER NOT NULL REFERENCES person_merges (id) ON DELETE CASCADE, import_id INTEGER NOT NULL,
  line INTEGER NOT NULL, PRIMARY KEY (merge_id, import_id, line)) WITHOUT ROWID;
CREATE TABLE row_moves (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);
`;

/** People whom files name and nobody knows, the rows that wait for them, and records that are one person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
