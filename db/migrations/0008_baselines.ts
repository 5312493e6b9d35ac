import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
ALTER TABLE events ADD COLUMN recorded_by INTEGER REFERENCES users (id);
ALTER TABLE events ADD COLUMN recorded_at INTEGER;
ALTER TABLE events ADD COLUMN removed_by INTEGER REFERENCES users (id);
ALTER TABLE events ADD COLUMN removed_at INTEGER;
CREATE TABLE baselines (
  id INTEGER PRIMARY KEY, employee_id INTEGER REFERENCES employees (id), team_id INTEGER REFERENCES teams (id),
  metric_id TEXT, from_date TEXT NOT NULL, event_id INTEGER REFERENCES events (id) ON DELETE SET NULL,
  reason TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL,
  revoked_by INTEGER REFERENCES users (id), revoked_at INTEGER,
  CHECK ((employee_id IS NULL) <> (team_id IS NULL)));
CREATE INDEX baselines_employee ON baselines (employee_id);
CREATE INDEX baselines_event ON baselines (event_id);
`;

/** What people record on their own, and from which day on a chart has a new baseline, with who said so and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
