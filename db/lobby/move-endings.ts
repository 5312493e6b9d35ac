import type { Selectable } from 'kysely';
import type { Db } from '../open';
import { endCredentialsBy } from '../queries/end-credentials';
import type { NewPasswordsTable, RevocationsTable } from '../schema/lobby';

/** Sets a password that waited in the lobby, unless a later one was set meanwhile; of the same instant it is the later one. Moving it twice changes nothing. */
export async function movePassword(db: Db, password: Selectable<NewPasswordsTable>): Promise<void> {
  const { user_id: id, password_hash, at } = password;
  await db
    .updateTable('users')
    .set({ password_hash, password_set_at: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('password_set_at', 'is', null), eb('password_set_at', '<=', at)]))
    .execute();
}

/** Ends in the database what the lobby says is ended. Moving it twice changes nothing, though the account is open again. */
export async function moveRevocation(db: Db, { kind, thing_id: id, at }: Selectable<RevocationsTable>): Promise<void> {
  if (kind === 'api_token') {
    await db
      .updateTable('api_tokens')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }
  if (kind === 'invitation') {
    await db
      .updateTable('invitations')
      .set({ withdrawn_at: at })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .execute();
  }
  if (kind === 'account') {
    const { numUpdatedRows } = await db
      .updateTable('users')
      .set({ is_active: 0, closed_at: at })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '<', at)]))
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await endCredentialsBy(db, { userId: id, at });
  }
}
