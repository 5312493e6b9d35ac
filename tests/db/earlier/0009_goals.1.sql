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
