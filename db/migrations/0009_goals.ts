import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE goal_groups (
  id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id), metric_id TEXT NOT NULL,
  metric_version INTEGER NOT NULL, target REAL NOT NULL, start_date TEXT NOT NULL, due_date TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL, token TEXT UNIQUE);
CREATE TABLE goal_refusals (
  id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES goal_groups (id),
  employee_id INTEGER NOT NULL REFERENCES employees (id), why TEXT NOT NULL, rows_needed INTEGER,
  rows_expected INTEGER);
CREATE INDEX goal_refusals_group ON goal_refusals (group_id);
CREATE INDEX goal_refusals_employee ON goal_refusals (employee_id);
ALTER TABLE goals ADD COLUMN group_id INTEGER REFERENCES goal_groups (id);
CREATE INDEX goals_group ON goals (group_id) WHERE group_id IS NOT NULL;
CREATE TABLE goal_milestones (
  id INTEGER PRIMARY KEY, goal_id INTEGER NOT NULL REFERENCES goals (id), on_date TEXT NOT NULL, expected REAL,
  words TEXT, created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL, done_at INTEGER,
  done_by INTEGER REFERENCES users (id), CHECK (expected IS NOT NULL OR words IS NOT NULL));
CREATE INDEX goal_milestones_goal ON goal_milestones (goal_id);
ALTER TABLE goals ADD COLUMN closed_next TEXT;
ALTER TABLE goals ADD COLUMN own_review TEXT;
ALTER TABLE goals ADD COLUMN acknowledged_at INTEGER;
CREATE TABLE learning_goals (
  id INTEGER PRIMARY KEY, employee_id INTEGER NOT NULL REFERENCES employees (id), title TEXT NOT NULL,
  proof TEXT NOT NULL, pillar_id INTEGER REFERENCES pillars (id), due_date TEXT NOT NULL, reason TEXT,
  created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL, token TEXT UNIQUE,
  closed_at INTEGER, is_reached INTEGER, closed_note TEXT);
CREATE INDEX learning_goals_employee ON learning_goals (employee_id);
CREATE TABLE learning_evidence (
  id INTEGER PRIMARY KEY, learning_goal_id INTEGER NOT NULL REFERENCES learning_goals (id),
  user_id INTEGER NOT NULL REFERENCES users (id), added_at INTEGER NOT NULL, note TEXT NOT NULL, link TEXT);
CREATE INDEX learning_evidence_goal ON learning_evidence (learning_goal_id);
`;

/** One goal for many people; steps on the way; both sides' words at the end; what new people are to learn. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
