import { createHash } from 'node:crypto';
import type { UserRow } from './users';

/**
 * Tells an account as it is now from any other: from one that had its number before a copy was put back, and from itself
 * before its password was changed. It compares no clocks, which may go back.
 */
export function accountFingerprint(user: Pick<UserRow, 'id' | 'created_at' | 'password_hash'>): string {
  const { id, created_at, password_hash } = user;
  return createHash('sha256')
    .update(JSON.stringify([id, created_at, password_hash]))
    .digest('hex');
}
