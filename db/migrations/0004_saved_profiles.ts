import { type Kysely, sql } from 'kysely';

/** Profiles that a center saves for layouts that Fairlead does not know: each change is a version of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE saved_profiles (
         profile_id TEXT NOT NULL, version INTEGER NOT NULL, label TEXT NOT NULL, definition TEXT NOT NULL,
         example_hash TEXT, example_name TEXT, user_id INTEGER, created_at INTEGER NOT NULL, retired_at INTEGER,
         PRIMARY KEY (profile_id, version))`,
    )
    .execute(db);
}
