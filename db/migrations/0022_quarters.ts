import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE versions_of_any_quarter (
    id INTEGER PRIMARY KEY, from_date TEXT NOT NULL, reason TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL, token TEXT UNIQUE,
    taken_back_by INTEGER REFERENCES users (id), taken_back_at INTEGER,
    CHECK (from_date LIKE '____-__-01'))`,
  'INSERT INTO versions_of_any_quarter SELECT * FROM scorecard_versions',
  'DROP TABLE scorecard_versions',
  'ALTER TABLE versions_of_any_quarter RENAME TO scorecard_versions',
  'CREATE UNIQUE INDEX scorecard_versions_live ON scorecard_versions (from_date) WHERE taken_back_at IS NULL',
];

/** Quarters begin in the months that the center says, and scorecards with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
