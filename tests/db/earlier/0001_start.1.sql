CREATE TABLE employees (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, job_title TEXT,
  is_contractor INTEGER NOT NULL DEFAULT 0, hired_date TEXT, left_date TEXT, import_id INTEGER, line INTEGER);

CREATE UNIQUE INDEX employees_email ON employees (email) WHERE email IS NOT NULL;

CREATE TABLE employee_aliases (
  source TEXT NOT NULL, alias TEXT NOT NULL, employee_id INTEGER NOT NULL REFERENCES employees (id),
  import_id INTEGER, line INTEGER, PRIMARY KEY (source, alias));

CREATE INDEX employee_aliases_employee ON employee_aliases (employee_id);

CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, time_zone TEXT NOT NULL);

CREATE TABLE team_memberships (
  id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id),
  employee_id INTEGER NOT NULL REFERENCES employees (id), from_date TEXT NOT NULL, to_date TEXT,
  import_id INTEGER, line INTEGER, UNIQUE (employee_id, from_date));

CREATE INDEX team_memberships_team ON team_memberships (team_id);

CREATE TABLE team_leaders (
  id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id),
  employee_id INTEGER NOT NULL REFERENCES employees (id), from_date TEXT NOT NULL, to_date TEXT,
  import_id INTEGER, line INTEGER, UNIQUE (team_id, employee_id, from_date));

CREATE TABLE queues (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, file_bytes INTEGER NOT NULL,
  stored_path TEXT, profile_id TEXT, profile_version INTEGER, source TEXT, mapping TEXT, time_zone TEXT, zone_from TEXT,
  status TEXT NOT NULL, rows_read INTEGER NOT NULL DEFAULT 0, rows_inserted INTEGER NOT NULL DEFAULT 0,
  rows_updated INTEGER NOT NULL DEFAULT 0, rows_unchanged INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0, rows_skipped INTEGER NOT NULL DEFAULT 0, first_date TEXT, last_date TEXT,
  is_partial INTEGER NOT NULL DEFAULT 0, headers TEXT, note TEXT, error TEXT, user_id INTEGER,
  created_at INTEGER NOT NULL, started_at INTEGER, finished_at INTEGER, undone_at INTEGER);

CREATE INDEX imports_hash ON imports (file_hash);

CREATE TABLE import_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL, fate TEXT NOT NULL, row_table TEXT,
  row_id INTEGER, previous TEXT, code TEXT, column_name TEXT, cell TEXT, advice TEXT, raw TEXT);

CREATE INDEX import_rows_import ON import_rows (import_id, fate, line);

CREATE INDEX import_rows_met ON import_rows (row_table, row_id) WHERE row_id IS NOT NULL;

CREATE TABLE legs (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, contact_key TEXT NOT NULL, leg_key TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL,
  employee_id INTEGER REFERENCES employees (id), queue_id INTEGER REFERENCES queues (id),
  channel TEXT NOT NULL, direction TEXT NOT NULL, started_at INTEGER NOT NULL, started_text TEXT NOT NULL,
  time_zone TEXT NOT NULL, zone_from TEXT NOT NULL, local_date TEXT NOT NULL,
  is_answered INTEGER NOT NULL, is_abandoned INTEGER NOT NULL, is_transferred INTEGER, is_resolved INTEGER,
  wait_ms INTEGER, talk_ms INTEGER, hold_ms INTEGER, after_contact_work_ms INTEGER, first_reply_ms INTEGER,
  full_resolution_ms INTEGER, reopens INTEGER, reason TEXT, customer_key TEXT, attributes TEXT,
  is_repeat_eligible INTEGER NOT NULL DEFAULT 0, is_repeated INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, contact_key, leg_key));

CREATE INDEX legs_import ON legs (import_id, line);

CREATE INDEX legs_employee_day ON legs (employee_id, local_date);

CREATE INDEX legs_day ON legs (local_date);

CREATE INDEX legs_customer ON legs (customer_key, started_at) WHERE customer_key IS NOT NULL;

CREATE TABLE answers (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, answer_key TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL, contact_key TEXT, leg_source TEXT,
  leg_id INTEGER, named_employee_id INTEGER REFERENCES employees (id), employee_id INTEGER REFERENCES employees (id),
  queue_id INTEGER REFERENCES queues (id), channel TEXT, kind TEXT NOT NULL, scale_min REAL NOT NULL,
  scale_max REAL NOT NULL, score REAL, comment TEXT, asked_at INTEGER NOT NULL, answered_at INTEGER,
  local_date TEXT NOT NULL, UNIQUE (source, answer_key));

CREATE INDEX answers_import ON answers (import_id, line);

CREATE INDEX answers_employee_day ON answers (employee_id, local_date);

CREATE INDEX answers_day ON answers (local_date);

CREATE INDEX answers_contact ON answers (contact_key);

CREATE INDEX answers_leg ON answers (leg_id) WHERE leg_id IS NOT NULL;

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, review_key TEXT NOT NULL, form TEXT NOT NULL,
  form_version TEXT NOT NULL, employee_id INTEGER NOT NULL REFERENCES employees (id), reviewer TEXT, contact_key TEXT,
  leg_id INTEGER, queue_id INTEGER REFERENCES queues (id), channel TEXT, reviewed_at INTEGER NOT NULL,
  local_date TEXT NOT NULL, UNIQUE (source, review_key));

CREATE INDEX reviews_employee_day ON reviews (employee_id, local_date);

CREATE INDEX reviews_day ON reviews (local_date);

CREATE TABLE review_items (
  id INTEGER PRIMARY KEY, review_id INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL, section TEXT NOT NULL, item TEXT NOT NULL,
  points REAL, possible REAL NOT NULL, weight REAL NOT NULL, is_not_applicable INTEGER NOT NULL DEFAULT 0,
  is_critical INTEGER NOT NULL DEFAULT 0, UNIQUE (review_id, section, item));

CREATE INDEX review_items_import ON review_items (import_id, line);

CREATE TABLE state_intervals (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, employee_id INTEGER NOT NULL REFERENCES employees (id),
  state TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, local_date TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL,
  UNIQUE (source, employee_id, started_at, state));

CREATE INDEX state_intervals_import ON state_intervals (import_id, line);

CREATE TABLE events (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, event_key TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  on_date TEXT NOT NULL, until_date TEXT, employee_id INTEGER REFERENCES employees (id),
  team_id INTEGER REFERENCES teams (id), queue_id INTEGER REFERENCES queues (id), import_id INTEGER, line INTEGER,
  UNIQUE (source, event_key));

CREATE INDEX events_employee ON events (employee_id);

CREATE INDEX events_import ON events (import_id, line);

CREATE TABLE users (
  id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT, role TEXT NOT NULL,
  employee_id INTEGER REFERENCES employees (id), is_active INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);

CREATE TABLE invitations (
  token_hash TEXT PRIMARY KEY, role TEXT NOT NULL, email TEXT, created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, used_at INTEGER);

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, user_id INTEGER, action TEXT NOT NULL, thing TEXT NOT NULL,
  thing_id TEXT, detail TEXT);

CREATE TABLE visions (id INTEGER PRIMARY KEY, statement TEXT NOT NULL, from_date TEXT NOT NULL);

CREATE TABLE pillars (
  id INTEGER PRIMARY KEY, vision_id INTEGER NOT NULL REFERENCES visions (id), position INTEGER NOT NULL,
  name TEXT NOT NULL, description TEXT NOT NULL);

CREATE TABLE goals (
  id INTEGER PRIMARY KEY, employee_id INTEGER REFERENCES employees (id), team_id INTEGER REFERENCES teams (id),
  metric_id TEXT NOT NULL, metric_version INTEGER NOT NULL, queue_id INTEGER REFERENCES queues (id), channel TEXT,
  kind TEXT NOT NULL, level_weeks INTEGER, target REAL NOT NULL, start_date TEXT NOT NULL, due_date TEXT NOT NULL,
  baseline_from_date TEXT NOT NULL, baseline_to_date TEXT NOT NULL, baseline_sums TEXT NOT NULL,
  baseline_value REAL NOT NULL, baseline_sample REAL NOT NULL, pillar_id INTEGER REFERENCES pillars (id),
  counter_metric_id TEXT, counter_limit REAL, reason TEXT, created_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL, closed_at INTEGER, closed_note TEXT, status TEXT, status_checked_date TEXT,
  CHECK ((employee_id IS NULL) <> (team_id IS NULL)));

CREATE INDEX goals_employee ON goals (employee_id);

CREATE INDEX goals_team ON goals (team_id);

CREATE TABLE goal_revisions (
  id INTEGER PRIMARY KEY, goal_id INTEGER NOT NULL REFERENCES goals (id), revised_at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES users (id), why TEXT NOT NULL, changes TEXT NOT NULL);

CREATE INDEX goal_revisions_goal ON goal_revisions (goal_id);

CREATE TABLE check_ins (
  id INTEGER PRIMARY KEY, goal_id INTEGER NOT NULL REFERENCES goals (id), on_date TEXT NOT NULL, held_at INTEGER,
  user_id INTEGER, note TEXT, status TEXT, probability REAL, UNIQUE (goal_id, on_date));

CREATE TABLE daily_facts (
  local_date TEXT NOT NULL, week_date TEXT NOT NULL, employee_id INTEGER NOT NULL, team_id INTEGER NOT NULL,
  queue_id INTEGER NOT NULL, channel TEXT NOT NULL,
  offered_count INTEGER NOT NULL DEFAULT 0, answered_count INTEGER NOT NULL DEFAULT 0, abandoned_count INTEGER NOT NULL DEFAULT 0, short_abandoned_count INTEGER NOT NULL DEFAULT 0, answered_in_threshold_count INTEGER NOT NULL DEFAULT 0, abandoned_in_threshold_count INTEGER NOT NULL DEFAULT 0, wait_known_count INTEGER NOT NULL DEFAULT 0, wait_ms INTEGER NOT NULL DEFAULT 0, handled_count INTEGER NOT NULL DEFAULT 0, timed_count INTEGER NOT NULL DEFAULT 0, handle_ms INTEGER NOT NULL DEFAULT 0, talk_ms INTEGER NOT NULL DEFAULT 0, hold_known_count INTEGER NOT NULL DEFAULT 0, held_count INTEGER NOT NULL DEFAULT 0, hold_ms INTEGER NOT NULL DEFAULT 0, after_contact_work_known_count INTEGER NOT NULL DEFAULT 0, after_contact_work_ms INTEGER NOT NULL DEFAULT 0, transfer_known_count INTEGER NOT NULL DEFAULT 0, transferred_count INTEGER NOT NULL DEFAULT 0, repeat_eligible_count INTEGER NOT NULL DEFAULT 0, repeated_count INTEGER NOT NULL DEFAULT 0, closed_count INTEGER NOT NULL DEFAULT 0, resolved_count INTEGER NOT NULL DEFAULT 0, reopened_count INTEGER NOT NULL DEFAULT 0, survey_asked_count INTEGER NOT NULL DEFAULT 0, survey_answered_count INTEGER NOT NULL DEFAULT 0, csat_count INTEGER NOT NULL DEFAULT 0, csat_top_count INTEGER NOT NULL DEFAULT 0, nps_count INTEGER NOT NULL DEFAULT 0, nps_promoter_count INTEGER NOT NULL DEFAULT 0, nps_detractor_count INTEGER NOT NULL DEFAULT 0, review_count INTEGER NOT NULL DEFAULT 0, critical_miss_count INTEGER NOT NULL DEFAULT 0,
  wait_squares REAL NOT NULL DEFAULT 0, handle_squares REAL NOT NULL DEFAULT 0, talk_squares REAL NOT NULL DEFAULT 0, hold_squares REAL NOT NULL DEFAULT 0, after_contact_work_squares REAL NOT NULL DEFAULT 0, csat_sum REAL NOT NULL DEFAULT 0, csat_squares REAL NOT NULL DEFAULT 0, review_points REAL NOT NULL DEFAULT 0, review_possible REAL NOT NULL DEFAULT 0, quality_score_sum REAL NOT NULL DEFAULT 0, quality_score_squares REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (employee_id, local_date, team_id, queue_id, channel)) WITHOUT ROWID;

CREATE INDEX daily_facts_day ON daily_facts (local_date);

CREATE INDEX daily_facts_team_day ON daily_facts (team_id, local_date);
