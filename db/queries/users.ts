import type { Insertable, Selectable } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby } from '../lobby/lobby';
import type { Db } from '../open';
import type { UsersTable } from '../schema';
import { findAllNewAccounts } from './new-accounts';

export type UserRow = Selectable<UsersTable>;

/** The active user with this e-mail address, in whatever case it was typed. */
export async function findUserByEmail(databases: Databases, email: string): Promise<UserRow | undefined> {
  const user = await findAccountByEmail(databases, email);
  return user?.is_active === 1 ? user : undefined;
}

/** The account with this e-mail address, active or not, in whatever case it was typed. */
export async function findAccountByEmail(databases: Databases, email: string): Promise<UserRow | undefined> {
  const wanted = email.trim().toLowerCase();
  return find(databases, (user) => user.email === wanted, 'email', wanted);
}

/** Whether any account, active or not, has this e-mail address. */
export async function isEmailTaken(databases: Databases, email: string): Promise<boolean> {
  return (await findAccountByEmail(databases, email)) !== undefined;
}

/** The active user with this id. */
export async function findUser(databases: Databases, id: number): Promise<UserRow | undefined> {
  const user = await findAccount(databases, id);
  return user?.is_active === 1 ? user : undefined;
}

/** The account with this id, active or not. */
export async function findAccount(databases: Databases, id: number): Promise<UserRow | undefined> {
  return find(databases, (user) => user.id === id, 'id', id);
}

/** Every account, active or not, by name; those that wait in the lobby too. */
export async function findAllUsers(databases: Databases): Promise<UserRow[]> {
  const asChanged = await findChanges(databases.lobby);
  const waiting = await findAllNewAccounts(databases);
  const users = await databases.db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute();
  const isMoved = new Set(users.map(({ id }) => id));
  const rest = waiting.filter(({ id }) => !isMoved.has(id));
  const all = rest.length === 0 ? users : [...users, ...rest].sort((a, b) => (a.name < b.name ? -1 : 1));
  return all.map(asChanged);
}

/** How many accounts there are, active or not. */
export async function countUsers(databases: Databases): Promise<number> {
  return (await findAllUsers(databases)).length;
}

/** Writes a new account, its e-mail in lower case, and gives its id. */
export async function insertUser(db: Db, user: Insertable<UsersTable>): Promise<number> {
  const { id } = await db
    .insertInto('users')
    .values({ ...user, email: user.email.trim().toLowerCase() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Replaces the password's hash, as of `at`. It counts as later than the one before, whatever the clock says. */
export async function updatePasswordHash(
  db: Db,
  { id, hash, at = Date.now() }: { id: number; hash: string; at?: number },
): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({
      password_hash: hash,
      password_set_at: eb.fn<number>('max', [eb.val(at), eb(eb.fn.coalesce('password_set_at', eb.val(0)), '+', 1)]),
    }))
    .where('id', '=', id)
    .execute();
}

/** In which country's way they read days and numbers; null: as their browser asks. */
export async function updateRegion(db: Db, id: number, region: string | null): Promise<void> {
  await db.updateTable('users').set({ region }).where('id', '=', id).execute();
}

/** Among users first and then in the lobby; whoever was moved over between the two looks is found at the third. */
async function find<Column extends 'id' | 'email'>(
  databases: Databases,
  isWanted: (user: UserRow) => boolean,
  column: Column,
  value: UserRow[Column],
): Promise<UserRow | undefined> {
  const asChanged = await findChanges(databases.lobby);
  const look = () =>
    databases.db
      .selectFrom('users')
      .selectAll()
      .where(column, '=', value as never)
      .executeTakeFirst();
  const user = (await look()) ?? (await findAllNewAccounts(databases)).find(isWanted) ?? (await look());
  return user && asChanged(user);
}

/** What waits in the lobby to become of accounts: closed, or with another password. Asked before the database, which has what left it meanwhile. */
async function findChanges(lobby: Lobby): Promise<(user: UserRow) => UserRow> {
  const changes = await lobby
    .selectFrom('revocations')
    .select((eb) => ['thing_id as user_id', 'at', eb.val<string | null>(null).as('password_hash')])
    .where('kind', '=', 'account')
    .unionAll(lobby.selectFrom('new_passwords').select(['user_id', 'at', 'password_hash']))
    .orderBy('at')
    .execute();
  return (user) => changes.filter((change) => change.user_id === user.id).reduce(withChange, user);
}

/** Unless the database has it already, or a later one. */
function withChange(user: UserRow, { at, password_hash }: { at: number; password_hash: string | null }): UserRow {
  if (password_hash === null) return at > (user.closed_at ?? 0) ? { ...user, is_active: 0, closed_at: at } : user;
  return at >= (user.password_set_at ?? 0) ? { ...user, password_hash, password_set_at: at } : user;
}
