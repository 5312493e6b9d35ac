import type { Db } from '../open';

/** A token as the list shows it, newest first, with the name of whoever made it. Never its hash. */
export function findAllApiTokens(db: Db) {
  return db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.created_by')
    .select([
      'api_tokens.id',
      'api_tokens.name',
      'api_tokens.public_part',
      'api_tokens.scopes',
      'api_tokens.created_at',
      'api_tokens.last_used_at',
      'api_tokens.revoked_at',
      'users.name as created_by_name',
    ])
    .orderBy('api_tokens.id', 'desc')
    .execute();
}

/** The token that begins so and was not revoked. */
export function findOpenApiToken(db: Db, publicPart: string) {
  return db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'token_hash', 'scopes', 'last_used_at'])
    .where('public_part', '=', publicPart)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
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
export async function updateApiTokenUsed(db: Db, { id, at }: { id: number; at: number }): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute();
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
