import { type Kysely, sql } from 'kysely';

/** Whoever has an account may say in which country's way they read days and numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE users ADD COLUMN region TEXT`.execute(db);
}
