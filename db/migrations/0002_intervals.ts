import { type Kysely, sql } from 'kysely';

/** What the tables of interval reports have in common. */
const COMMON = `id INTEGER PRIMARY KEY, source TEXT NOT NULL, report TEXT NOT NULL, subject TEXT NOT NULL,
  started_at INTEGER NOT NULL, interval_ms INTEGER NOT NULL, started_text TEXT NOT NULL, time_zone TEXT NOT NULL,
  zone_from TEXT NOT NULL, local_date TEXT NOT NULL, attributes TEXT,
  import_id INTEGER NOT NULL REFERENCES imports (id), line INTEGER NOT NULL,
  UNIQUE (source, report, subject, started_at, interval_ms)`;
const PERSON = 'employee_id INTEGER NOT NULL REFERENCES employees (id)';
const QUEUE = 'INTEGER REFERENCES queues (id)';
const COUNTED = 'is_counted INTEGER NOT NULL DEFAULT 1';
const integers = (names: string) =>
  names
    .split(' ')
    .map((name) => `${name} INTEGER`)
    .join(', ');

const TABLES = [
  `CREATE TABLE agent_intervals (
    ${PERSON}, queue_id ${QUEUE}, channel TEXT, ${integers(
      'handled_count talk_ms hold_ms after_contact_work_ms handle_ms logged_in_ms on_queue_ms available_ms contact_ms',
    )}, ${COUNTED}, ${COMMON})`,
  `CREATE TABLE agent_states (
    ${PERSON}, state TEXT NOT NULL, state_class TEXT NOT NULL, time_ms INTEGER NOT NULL, ${COMMON})`,
  `CREATE TABLE queue_intervals (
    queue_id ${QUEUE} NOT NULL, channel TEXT, ${integers(
      `offered_count answered_count abandoned_count in_threshold_count wait_ms abandon_wait_ms talk_ms hold_ms
       after_contact_work_ms handle_ms threshold_ms`.replace(/\s+/g, ' '),
    )}, ${COMMON})`,
  `CREATE TABLE adherence_intervals (
    ${PERSON}, ${integers(
      'scheduled_ms out_of_adherence_ms adherence_scheduled_ms worked_ms conformance_scheduled_ms lost_ms exception_count',
    )}, ${COUNTED}, ${COMMON})`,
];
const INDEXES = ['agent_intervals', 'agent_states', 'queue_intervals', 'adherence_intervals'].flatMap((table) => [
  `CREATE INDEX ${table}_import ON ${table} (import_id, line)`,
  table === 'queue_intervals'
    ? `CREATE INDEX ${table}_queue_day ON ${table} (queue_id, local_date)`
    : `CREATE INDEX ${table}_employee_day ON ${table} (employee_id, local_date)`,
  `CREATE INDEX ${table}_day ON ${table} (local_date)`,
]);

/** The measures that these rows add to daily_facts, as they stood at this migration. */
const MEASURES = `occupancy_contact_ms occupancy_ready_ms utilized_ms paid_ms on_queue_handled_count on_queue_ms
  out_of_adherence_ms adherence_scheduled_ms conformance_worked_ms conformance_scheduled_ms lost_ms
  shrinkage_scheduled_ms`.split(/\s+/);

export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = MEASURES.map((name) => `ALTER TABLE daily_facts ADD COLUMN ${name} INTEGER NOT NULL DEFAULT 0`);
  // No release ever wrote to state_intervals.
  for (const statement of ['DROP TABLE state_intervals', ...TABLES, ...INDEXES, ...columns]) {
    await sql.raw(statement).execute(db);
  }
}
