import { type Kysely, sql } from 'kysely';

const INTEGERS = `in_service_level_count service_level_count brief_count reopen_known_count escalation_known_count
  escalated_count complaint_known_count complaint_count chat_ms chat_wall_ms ces_count`.split(/\s+/);
const REALS = ['ces_sum', 'ces_squares'];

/** What the rows say of the new measures; all others of them are 0 as long as nobody has set anything. */
const FROM_LEGS = `UPDATE daily_facts SET brief_count = n.brief, reopen_known_count = n.reopen_known FROM (
  SELECT COALESCE(l.employee_id, 0) AS employee_id, l.local_date, COALESCE(m.team_id, 0) AS team_id,
    COALESCE(l.queue_id, 0) AS queue_id, l.channel,
    SUM(CASE WHEN l.employee_id IS NOT NULL AND l.is_answered = 1 AND l.talk_ms < 10000 THEN 1 ELSE 0 END) AS brief,
    SUM(CASE WHEN l.reopens IS NOT NULL AND (l.is_resolved = 1 OR l.reopens > 0) THEN 1 ELSE 0 END) AS reopen_known
  FROM legs l LEFT JOIN team_memberships m ON m.employee_id = l.employee_id
    AND m.from_date <= l.local_date AND (m.to_date IS NULL OR m.to_date > l.local_date)
  GROUP BY 1, 2, 3, 4, 5) n
  WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
    AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel`;
const EFFORT = '(1 + 6.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))';
const FROM_ANSWERS = `UPDATE daily_facts SET ces_count = n.count, ces_sum = n.sum, ces_squares = n.squares FROM (
  SELECT COALESCE(a.employee_id, 0) AS employee_id, a.local_date, COALESCE(m.team_id, 0) AS team_id,
    COALESCE(a.queue_id, 0) AS queue_id, COALESCE(a.channel, '') AS channel,
    COUNT(*) AS count, SUM(${EFFORT}) AS sum, SUM(${EFFORT} * ${EFFORT}) AS squares
  FROM answers a LEFT JOIN team_memberships m ON m.employee_id = a.employee_id
    AND m.from_date <= a.local_date AND (m.to_date IS NULL OR m.to_date > a.local_date)
  WHERE a.kind = 'ces' AND a.score IS NOT NULL GROUP BY 1, 2, 3, 4, 5) n
  WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
    AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel`;

/** Of each chat the part of its time in which none that began before it was open. */
const FROM_CHATS = `UPDATE daily_facts SET chat_ms = n.chat, chat_wall_ms = n.wall FROM (
  SELECT o.employee_id, o.local_date, COALESCE(m.team_id, 0) AS team_id, COALESCE(o.queue_id, 0) AS queue_id,
    SUM(o.ended_at - o.opened_at) AS chat,
    SUM(MAX(0, o.ended_at - MAX(o.opened_at, o.busy_until))) AS wall
  FROM (
    SELECT t.*, COALESCE(MAX(t.ended_at) OVER (PARTITION BY t.employee_id, t.local_date ORDER BY t.opened_at, t.id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS busy_until
    FROM (
      SELECT id, employee_id, local_date, queue_id, started_at + COALESCE(wait_ms, 0) AS opened_at,
        started_at + COALESCE(wait_ms, 0) + talk_ms + COALESCE(hold_ms, 0) AS ended_at
      FROM legs
      WHERE channel = 'chat' AND employee_id IS NOT NULL AND is_answered = 1 AND talk_ms IS NOT NULL) t) o
  LEFT JOIN team_memberships m ON m.employee_id = o.employee_id
    AND m.from_date <= o.local_date AND (m.to_date IS NULL OR m.to_date > o.local_date)
  GROUP BY 1, 2, 3, 4) n
  WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
    AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = 'chat'`;

const IN_SERVICE_LEVEL = 'answered_in_threshold_count';
const COUNTED = 'wait_known_count + abandoned_count - abandoned_in_threshold_count';
const json = (name: string) => `json_extract(baseline_sums, '$.${name}')`;

const STATEMENTS = [
  ...INTEGERS.map((name) => `ALTER TABLE daily_facts ADD COLUMN ${name} INTEGER NOT NULL DEFAULT 0`),
  ...REALS.map((name) => `ALTER TABLE daily_facts ADD COLUMN ${name} REAL NOT NULL DEFAULT 0`),
  // Until now there was one variant of the service level: who gave up in time was left out.
  `UPDATE daily_facts SET in_service_level_count = ${IN_SERVICE_LEVEL}, service_level_count = ${COUNTED}`,
  `UPDATE goals SET baseline_sums = json_set(baseline_sums, '$.in_service_level_count', ${json(IN_SERVICE_LEVEL)},
    '$.service_level_count', ${COUNTED.replace(/\w+/g, json)}) WHERE ${json('wait_known_count')} IS NOT NULL`,
  'ALTER TABLE daily_facts DROP COLUMN answered_in_threshold_count',
  'ALTER TABLE daily_facts DROP COLUMN abandoned_in_threshold_count',
  FROM_LEGS,
  FROM_ANSWERS,
  FROM_CHATS,
  'ALTER TABLE legs ADD COLUMN first_reply_business_ms INTEGER',
  'ALTER TABLE legs ADD COLUMN full_resolution_business_ms INTEGER',
  `CREATE INDEX legs_timed ON legs (import_id)
    WHERE first_reply_ms IS NOT NULL OR full_resolution_ms IS NOT NULL`,
  `CREATE TABLE metric_versions (
    metric_id TEXT NOT NULL, version INTEGER NOT NULL, definition INTEGER NOT NULL, settings TEXT NOT NULL,
    from_date TEXT NOT NULL, recorded_at INTEGER NOT NULL, user_id INTEGER REFERENCES users (id),
    PRIMARY KEY (metric_id, version))`,
  'CREATE TABLE calendars (team_id INTEGER PRIMARY KEY, time_zone TEXT NOT NULL, hours TEXT NOT NULL)',
  `CREATE TABLE holidays (
    team_id INTEGER NOT NULL, on_date TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (team_id, on_date))`,
];

/** Measures of the rest of the catalogue, the service level by its variant, business hours, and metrics' versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
