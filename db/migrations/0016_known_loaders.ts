import { type Kysely, sql } from 'kysely';

/**
 * A process is known by its number and when it began. Whoever loaded by an older Fairlead began at a time that is no
 * other's. Of what is undone nothing is kept for ever.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE imports ADD COLUMN loader_start TEXT`.execute(db);
  await sql`UPDATE imports SET loader_start = '' WHERE loader_pid IS NOT NULL`.execute(db);
  await sql`ALTER TABLE imports ADD COLUMN forgotten_at INTEGER`.execute(db);
}
