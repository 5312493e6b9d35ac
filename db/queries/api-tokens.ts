import type { Lobby } from '../lobby/lobby';
import type { Databases, Db } from '../open';

/** A token as the list shows it, newest first, with the name of whoever made it. Never its hash. */
export async function findAllApiTokens({ db, lobby }: Databases) {
  const uses = await lobby.selectFrom('token_uses').selectAll().execute();
  const lastUse = new Map(uses.map((use) => [use.api_token_id, use.last_used_at]));
  const tokens = await db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.created_by')
    .select([
      'api_tokens.id',
      'api_tokens.name',
      'api_tokens.public_part',
      'api_tokens.scopes',
      'api_tokens.created_at',
      'api_tokens.revoked_at',
      'users.name as created_by_name',
    ])
    .orderBy('api_tokens.id', 'desc')
    .execute();
  return tokens.map((token) => ({ ...token, last_used_at: lastUse.get(token.id) ?? null }));
}

/** The token that begins so and was not revoked. */
export async function findOpenApiToken({ db, lobby }: Databases, publicPart: string) {
  const token = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'token_hash', 'scopes'])
    .where('public_part', '=', publicPart)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!token) return undefined;
  const use = await lobby
    .selectFrom('token_uses')
    .select('last_used_at')
    .where('api_token_id', '=', token.id)
    .executeTakeFirst();
  return { ...token, last_used_at: use?.last_used_at ?? null };
}

export interface NewApiToken {
  name: string;
  publicPart: string;
  tokenHash: string;
  scopes: readonly string[];
  createdBy: number;
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

/** Ends a token for good; false where there is none that still works. */
export async function revokeApiToken(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_tokens')
    .set({ revoked_at: Date.now() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
