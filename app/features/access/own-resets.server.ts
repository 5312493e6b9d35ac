import { findPasswordResets } from 'db/queries/audit';
import { database } from '~/db.server';
import type { SignedInUser } from './permissions';

const MOST_SHOWN = 5;

/** When the user's password was last reset by somebody's link: nobody takes an account over unseen. */
export async function findOwnResets({ id }: SignedInUser) {
  return findPasswordResets(await database(), { userId: id, limit: MOST_SHOWN });
}
