ALTER TABLE daily_facts ADD COLUMN in_service_level_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN service_level_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN brief_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN reopen_known_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN escalation_known_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN escalated_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN complaint_known_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN complaint_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN chat_ms INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN chat_wall_ms INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN ces_count INTEGER NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN ces_sum REAL NOT NULL DEFAULT 0;

ALTER TABLE daily_facts ADD COLUMN ces_squares REAL NOT NULL DEFAULT 0;

UPDATE daily_facts SET in_service_level_count = answered_in_threshold_count, service_level_count = wait_known_count + abandoned_count - abandoned_in_threshold_count;

UPDATE goals SET baseline_sums = json_set(baseline_sums, '$.in_service_level_count', json_extract(baseline_sums, '$.answered_in_threshold_count'),
    '$.service_level_count', json_extract(baseline_sums, '$.wait_known_count') + json_extract(baseline_sums, '$.abandoned_count') - json_extract(baseline_sums, '$.abandoned_in_threshold_count')) WHERE json_extract(baseline_sums, '$.wait_known_count') IS NOT NULL;

ALTER TABLE daily_facts DROP COLUMN answered_in_threshold_count;

ALTER TABLE daily_facts DROP COLUMN abandoned_in_threshold_count;

UPDATE daily_facts SET brief_count = n.brief, reopen_known_count = n.reopen_known FROM (
  SELECT COALESCE(l.employee_id, 0) AS employee_id, l.local_date, COALESCE(m.team_id, 0) AS team_id,
    COALESCE(l.queue_id, 0) AS queue_id, l.channel,
    SUM(CASE WHEN l.employee_id IS NOT NULL AND l.is_answered = 1 AND l.talk_ms < 10000 THEN 1 ELSE 0 END) AS brief,
    SUM(CASE WHEN l.reopens IS NOT NULL AND (l.is_resolved = 1 OR l.reopens > 0) THEN 1 ELSE 0 END) AS reopen_known
  FROM legs l LEFT JOIN team_memberships m ON m.employee_id = l.employee_id
    AND m.from_date <= l.local_date AND (m.to_date IS NULL OR m.to_date > l.local_date)
  GROUP BY 1, 2, 3, 4, 5) n
  WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
    AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel;

UPDATE daily_facts SET ces_count = n.count, ces_sum = n.sum, ces_squares = n.squares FROM (
  SELECT COALESCE(a.employee_id, 0) AS employee_id, a.local_date, COALESCE(m.team_id, 0) AS team_id,
    COALESCE(a.queue_id, 0) AS queue_id, COALESCE(a.channel, '') AS channel,
    COUNT(*) AS count, SUM((1 + 6.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))) AS sum, SUM((1 + 6.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min)) * (1 + 6.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))) AS squares
  FROM answers a LEFT JOIN team_memberships m ON m.employee_id = a.employee_id
    AND m.from_date <= a.local_date AND (m.to_date IS NULL OR m.to_date > a.local_date)
  WHERE a.kind = 'ces' AND a.score IS NOT NULL GROUP BY 1, 2, 3, 4, 5) n
  WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
    AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel;

ALTER TABLE legs ADD COLUMN first_reply_business_ms INTEGER;

ALTER TABLE legs ADD COLUMN full_resolution_business_ms INTEGER;

CREATE INDEX legs_timed ON legs (import_id)
    WHERE first_reply_ms IS NOT NULL OR full_resolution_ms IS NOT NULL;

CREATE TABLE metric_versions (
    metric_id TEXT NOT NULL, version INTEGER NOT NULL, definition INTEGER NOT NULL, settings TEXT NOT NULL,
    from_date TEXT NOT NULL, recorded_at INTEGER NOT NULL, user_id INTEGER REFERENCES users (id),
    PRIMARY KEY (metric_id, version));

CREATE TABLE calendars (team_id INTEGER PRIMARY KEY, time_zone TEXT NOT NULL, hours TEXT NOT NULL);

CREATE TABLE holidays (
    team_id INTEGER NOT NULL, on_date TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (team_id, on_date));
