import type { Selectable } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby, LobbyTransaction } from '../lobby/lobby';
import type { Db } from '../open';
import type { UsersTable } from '../schema';
import type { NewAccountsTable } from '../schema/lobby';

interface NewAccount {
  /** Asked while nobody else can use the link. */
  mayUse: (within: Databases) => Promise<boolean>;
  account: Omit<Selectable<NewAccountsTable>, 'id'>;
}

/**
 * Uses a one-time link up for an account, which is whole at once and waits in the lobby to be moved to users under the id
 * that is given back. Null where the link is not good by now, or somebody else was first with the e-mail address.
 */
export async function insertNewAccount(
  { db, lobby: trx }: { db: Db; lobby: LobbyTransaction },
  { account, mayUse }: NewAccount,
): Promise<number | null> {
  // Nobody moves an account out of the lobby meanwhile, so that what is not here is there.
  const { email } = account;
  const waiting = await trx.selectFrom('new_accounts').select('id').where('email', '=', email).executeTakeFirst();
  const taken = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  if (waiting || taken || !(await mayUse({ db, lobby: trx }))) return null;
  const { last } = await trx
    .selectFrom('new_accounts')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const { lastUser } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.max('id').as('lastUser'))
    .executeTakeFirstOrThrow();
  const id = Math.max(last ?? 0, lastUser ?? 0) + 1;
  await trx
    .insertInto('new_accounts')
    .values({ ...account, id })
    .execute();
  return id;
}

/** The accounts that wait in the lobby, as users has them, by id. */
export async function findAllNewAccounts({ db, lobby }: Databases): Promise<Selectable<UsersTable>[]> {
  const accounts = await lobby.selectFrom('new_accounts').selectAll().orderBy('id').execute();
  return Promise.all(
    accounts.map(async ({ invitation_hash, ...account }) => {
      const invitation = await db
        .selectFrom('invitations')
        .select('employee_id')
        .where('token_hash', '=', invitation_hash)
        .executeTakeFirst();
      return {
        ...account,
        employee_id: invitation?.employee_id ?? null,
        is_active: 1 as const,
        closed_at: null,
        password_set_at: null,
        region: null,
      };
    }),
  );
}

/** Whether this account still waits in the lobby. */
export async function isNewAccount(lobby: Lobby, id: number): Promise<boolean> {
  const row = await lobby.selectFrom('new_accounts').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
