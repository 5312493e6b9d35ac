import type { Db } from '../open';

/** Ends for good what an account has made and others may hold: tokens of programs, invitations. */
export async function endCredentialsBy(db: Db, { userId, at }: { userId: number; at: number }): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('created_by', '=', userId)
    .where('revoked_at', 'is', null)
    .execute();
  await db
    .updateTable('invitations')
    .set({ withdrawn_at: at })
    .where('made_by', '=', userId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}
