import type { Databases } from '../databases';
import type { Lobby } from '../lobby/lobby';
import type { Db } from '../open';
import { findRevocations } from './revocations';
import { findAccount, findAllUsers } from './users';

/** Every token, newest first, with the account that made it. Never its hash. */
export async function findAllApiTokens(databases: Databases) {
  const { db, lobby } = databases;
  const uses = await lobby.selectFrom('token_uses').selectAll().execute();
  const lastUse = new Map(uses.map((use) => [use.api_token_id, use.last_used_at]));
  const revokedAt = await findRevocations(lobby, 'api_token');
  const accounts = new Map((await findAllUsers(databases)).map((user) => [user.id, user]));
  const tokens = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'public_part', 'scopes', 'created_by', 'created_at', 'expires_at', 'revoked_at'])
    .orderBy('id', 'desc')
    .execute();
  return tokens.map((token) => ({
    ...token,
    revoked_at: token.revoked_at ?? revokedAt.get(token.id) ?? null,
    last_used_at: lastUse.get(token.id) ?? null,
    maker: accounts.get(token.created_by),
  }));
}

/** The token that begins so, whatever has become of it, with the account that made it, active or not. */
export async function findApiToken(databases: Databases, publicPart: string) {
  const { db, lobby } = databases;
  // The lobby is asked first: what has left it meanwhile is seen in the database.
  const revokedAt = await findRevocations(lobby, 'api_token');
  const token = await db.selectFrom('api_tokens').selectAll().where('public_part', '=', publicPart).executeTakeFirst();
  if (!token) return undefined;
  const use = await lobby
    .selectFrom('token_uses')
    .select('last_used_at')
    .where('api_token_id', '=', token.id)
    .executeTakeFirst();
  return {
    ...token,
    revoked_at: token.revoked_at ?? revokedAt.get(token.id) ?? null,
    last_used_at: use?.last_used_at ?? null,
    maker: await findAccount(databases, token.created_by),
  };
}

export interface NewApiToken {
  name: string;
  publicPart: string;
  tokenHash: string;
  scopes: readonly string[];
  createdBy: number;
  expiresAt: number;
}

/** Writes a token down and gives its id. */
export async function insertApiToken(db: Db, token: NewApiToken): Promise<number> {
  const { id } = await db
    .insertInto('api_tokens')
    .values({
      name: token.name,
      public_part: token.publicPart,
      token_hash: token.tokenHash,
      scopes: token.scopes.join(' '),
      created_by: token.createdBy,
      created_at: Date.now(),
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes that a token was used at this instant. */
export async function updateApiTokenUsed(lobby: Lobby, { id, at }: { id: number; at: number }): Promise<void> {
  await lobby
    .insertInto('token_uses')
    .values({ api_token_id: id, last_used_at: at })
    .onConflict((conflict) => conflict.column('api_token_id').doUpdateSet({ last_used_at: at }))
    .execute();
}
