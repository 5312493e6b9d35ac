import { type Kysely, sql } from 'kysely';

/** What figures are made of, and who rows are of. What only sums these up again, such as week_mix, changes no figure. */
const MADE_OF = [
  'adherence_intervals',
  'agent_intervals',
  'agent_states',
  'answers',
  'baselines',
  'calendars',
  'daily_facts',
  'employee_aliases',
  'employees',
  'events',
  'held_people',
  'holidays',
  'legs',
  'metric_versions',
  'person_merges',
  'queue_intervals',
  'queues',
  'review_items',
  'reviews',
  'settings',
  'team_leaders',
  'team_memberships',
  'teams',
];

/** A number that grows with every change of a row that figures are made of, whoever writes it, in the same transaction. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`DROP TABLE row_moves`.execute(db);
  await sql`CREATE TABLE data_version (version INTEGER NOT NULL)`.execute(db);
  await sql`INSERT INTO data_version VALUES (0)`.execute(db);
  for (const table of MADE_OF) {
    for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
      await sql`CREATE TRIGGER ${sql.raw(`${table}_${change.toLowerCase()}_counts`)} AFTER ${sql.raw(change)} ON ${sql.table(table)}
        BEGIN UPDATE data_version SET version = version + 1; END`.execute(db);
    }
  }
}
