import { type Kysely, sql } from 'kysely';

/** The measures of week_mix as they stood at this migration; frozen in time, so not read from mixed-measures.ts. */
const COUNTS = `timed_count handle_ms hold_known_count hold_ms after_contact_work_known_count after_contact_work_ms
  transfer_known_count transferred_count repeat_eligible_count repeated_count csat_count csat_top_count`.split(/\s+/);
const REALS = 'handle_squares hold_squares after_contact_work_squares'.split(' ');

/** Whatever says a day cell of a person anew makes that person's week stale, in the same transaction. */
const noting = (event: 'INSERT' | 'UPDATE' | 'DELETE', row: 'NEW' | 'OLD') =>
  `CREATE TRIGGER daily_facts_${event.toLowerCase()}_stales_mix AFTER ${event} ON daily_facts WHEN ${row}.employee_id <> 0
   BEGIN INSERT INTO stale_mix_weeks VALUES (${row}.employee_id, ${row}.week_date) ON CONFLICT DO NOTHING; END`;

const STATEMENTS = [
  `CREATE TABLE week_mix (
    week_date TEXT NOT NULL, employee_id INTEGER NOT NULL, queue_id INTEGER NOT NULL, channel TEXT NOT NULL,
    day_part TEXT NOT NULL,
    ${COUNTS.map((name) => `${name} INTEGER NOT NULL DEFAULT 0`).join(', ')},
    ${REALS.map((name) => `${name} REAL NOT NULL DEFAULT 0`).join(', ')},
    PRIMARY KEY (week_date, employee_id, queue_id, channel, day_part)) WITHOUT ROWID`,
  `CREATE TABLE stale_mix_weeks (
    employee_id INTEGER NOT NULL, week_date TEXT NOT NULL, PRIMARY KEY (employee_id, week_date)) WITHOUT ROWID`,
  `INSERT INTO stale_mix_weeks SELECT DISTINCT employee_id, week_date FROM daily_facts WHERE employee_id <> 0`,
  noting('INSERT', 'NEW'),
  noting('UPDATE', 'NEW'),
  noting('DELETE', 'OLD'),
];

/** What people handled week by week with the part of day, and which of those weeks are to be said anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
