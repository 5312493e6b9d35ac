import { type Selectable, sql } from 'kysely';
import type { Databases } from '../open';
import type { SessionsTable } from '../schema/lobby';

/**
 * Copies what older databases kept in themselves to the lobby, before the migration that drops it there. Does nothing
 * where there is none; cut off in between, it is done again.
 */
export async function takeOver({ db, lobby }: Databases): Promise<void> {
  const { rows: tables } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'sessions'`.execute(db);
  if (tables.length === 0) return;
  const sessions = await sql<Selectable<SessionsTable>>`
    SELECT token_hash, user_id, created_at, expires_at FROM sessions`.execute(db);
  for (const session of sessions.rows) {
    await lobby
      .insertInto('sessions')
      .values(session)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const { rows: tokens } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'api_tokens'`.execute(db);
  if (tokens.length === 0) return;
  const uses = await sql<{ id: number; last_used_at: number }>`
    SELECT id, last_used_at FROM api_tokens WHERE last_used_at IS NOT NULL`.execute(db);
  for (const { id, last_used_at } of uses.rows) {
    await lobby
      .insertInto('token_uses')
      .values({ api_token_id: id, last_used_at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
