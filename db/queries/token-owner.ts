import type { Db } from '../open';
import type { UserRow } from './users';

/** The active account that made a token; undefined once it is closed. */
export async function findTokenOwner(db: Db, tokenId: number): Promise<UserRow | undefined> {
  return db
    .selectFrom('users')
    .innerJoin('api_tokens', 'api_tokens.created_by', 'users.id')
    .selectAll('users')
    .where('api_tokens.id', '=', tokenId)
    .where('users.is_active', '=', 1)
    .executeTakeFirst();
}
