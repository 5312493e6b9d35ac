import { type Kysely, sql } from 'kysely';

/**
 * A process is known by its number and when it began: whoever took these in by an older Fairlead began at a time that is no
 * other's. And a row that is written only to find out whether that can be done.
 */
export async function up(lobby: Kysely<unknown>): Promise<void> {
  await sql`UPDATE arrivals SET row = json_set(row, '$.loader_start', '')`.execute(lobby);
  await sql`CREATE TABLE signs_of_life (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL)`.execute(lobby);
}
