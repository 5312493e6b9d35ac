import { type Selectable, sql } from 'kysely';
import type { Databases } from '../databases';
import type { Db } from '../open';
import { accountFingerprint } from '../queries/account-fingerprint';
import { findUser } from '../queries/users';
import type { SessionsTable, TokenUsesTable } from '../schema/lobby';
import type { Lobby } from './lobby';

type KeptSession = Pick<Selectable<SessionsTable>, 'token_hash' | 'user_id' | 'created_at' | 'expires_at'>;

/** What older databases kept in themselves and the lobby keeps now. */
interface Kept {
  sessions: KeptSession[];
  uses: Selectable<TokenUsesTable>[];
}

/** What a database keeps that is the lobby's; null where a migration has dropped it. */
export async function findKept(db: Db): Promise<Kept | null> {
  const { rows: tables } = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE name IN ('sessions', 'api_tokens')`.execute(db);
  const has = (name: string) => tables.some((table) => table.name === name);
  if (!has('sessions')) return null;
  const sessions = await sql<KeptSession>`
    SELECT token_hash, user_id, created_at, expires_at FROM sessions`.execute(db);
  if (!has('api_tokens')) return { sessions: sessions.rows, uses: [] };
  const uses = await sql<Selectable<TokenUsesTable>>`
    SELECT id AS api_token_id, last_used_at FROM api_tokens WHERE last_used_at IS NOT NULL`.execute(db);
  return { sessions: sessions.rows, uses: uses.rows };
}

/**
 * Puts it into the lobby before the upgrade that drops it is committed. Cut off in between, it is done again, and all
 * that was put there is replaced: who signed out meanwhile stays signed out.
 */
export async function takeOver(lobby: Lobby, { sessions, uses }: Kept): Promise<void> {
  await lobby.transaction().execute(async (tx) => {
    await tx.deleteFrom('sessions').execute();
    await tx.deleteFrom('token_uses').execute();
    for (const session of sessions) {
      const unknown = { account_fingerprint: '', last_used_at: session.created_at, browser: '' };
      await tx
        .insertInto('sessions')
        .values({ ...session, ...unknown })
        .execute();
    }
    for (const use of uses) await tx.insertInto('token_uses').values(use).execute();
  });
}

/**
 * Ties sessions of an older Fairlead, which knew them by their account's number alone, to the account as it is now. One
 * that is older than its account belongs to another, from before a copy was put back, and ends.
 */
export async function bindOlderSessions(databases: Databases): Promise<void> {
  const { lobby } = databases;
  const older = await lobby.selectFrom('sessions').selectAll().where('account_fingerprint', '=', '').execute();
  for (const { id, user_id, created_at } of older) {
    const user = await findUser(databases, user_id);
    if (user && created_at >= user.created_at) {
      const account_fingerprint = accountFingerprint(user);
      await lobby.updateTable('sessions').set({ account_fingerprint }).where('id', '=', id).execute();
    } else await lobby.deleteFrom('sessions').where('id', '=', id).execute();
  }
}
