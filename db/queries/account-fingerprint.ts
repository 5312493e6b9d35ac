import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { UsersTable } from '../schema';

/**
 * Tells an account as it is now from any other: from one that had its number before a copy was put back, and from itself
 * before its password was changed. It compares no clocks, which may go back.
 */
export function accountFingerprint(user: Pick<Selectable<UsersTable>, 'id' | 'created_at' | 'password_hash'>): string {
  const { id, created_at, password_hash } = user;
  return createHash('sha256')
    .update(JSON.stringify([id, created_at, password_hash]))
    .digest('hex');
}
