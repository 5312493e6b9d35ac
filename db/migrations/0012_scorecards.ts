import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE scorecard_versions (
  id INTEGER PRIMARY KEY, from_date TEXT NOT NULL, reason TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL, token TEXT UNIQUE,
  taken_back_by INTEGER REFERENCES users (id), taken_back_at INTEGER,
  CHECK (from_date LIKE '____-01-01' OR from_date LIKE '____-04-01' OR from_date LIKE '____-07-01'
    OR from_date LIKE '____-10-01'));
CREATE UNIQUE INDEX scorecard_versions_live ON scorecard_versions (from_date) WHERE taken_back_at IS NULL;
CREATE TABLE scorecard_pillars (
  id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL REFERENCES scorecard_versions (id), position INTEGER NOT NULL,
  name TEXT NOT NULL, weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100), UNIQUE (version_id, position));
CREATE TABLE scorecard_metrics (
  id INTEGER PRIMARY KEY, pillar_id INTEGER NOT NULL REFERENCES scorecard_pillars (id), position INTEGER NOT NULL,
  metric_id TEXT NOT NULL, metric_version INTEGER NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100), floor REAL NOT NULL, target REAL NOT NULL,
  target_high REAL, floor_high REAL, UNIQUE (pillar_id, position), CHECK (floor <> target),
  CHECK ((target_high IS NULL) = (floor_high IS NULL)));
`;

/** What the center's scorecard is made of, version by version; a version is taken back, never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
