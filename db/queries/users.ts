import type { Insertable, Selectable } from 'kysely';
import type { Databases, Db } from '../open';
import type { UsersTable } from '../schema';
import { findAllNewAccounts } from './new-accounts';

export type UserRow = Selectable<UsersTable>;

/** The active user with this e-mail address, in whatever case it was typed. */
export async function findUserByEmail(databases: Databases, email: string): Promise<UserRow | undefined> {
  const wanted = email.trim().toLowerCase();
  return findActive(databases, (user) => user.email === wanted, 'email', wanted);
}

/** Whether any account, active or not, has this e-mail address. */
export async function isEmailTaken(databases: Databases, email: string): Promise<boolean> {
  const wanted = email.trim().toLowerCase();
  return (await findAllUsers(databases)).some((user) => user.email === wanted);
}

/** The active user with this id. */
export async function findUser(databases: Databases, id: number): Promise<UserRow | undefined> {
  return findActive(databases, (user) => user.id === id, 'id', id);
}

/** Every account, active or not, by name; those that wait in the lobby too. */
export async function findAllUsers(databases: Databases): Promise<UserRow[]> {
  const waiting = await findAllNewAccounts(databases);
  const users = await databases.db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute();
  const isMoved = new Set(users.map(({ id }) => id));
  const rest = waiting.filter(({ id }) => !isMoved.has(id));
  return rest.length === 0 ? users : [...users, ...rest].sort((a, b) => (a.name < b.name ? -1 : 1));
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

/** Replaces the password's hash. */
export async function updatePasswordHash(db: Db, { id, hash }: { id: number; hash: string }): Promise<void> {
  await db.updateTable('users').set({ password_hash: hash }).where('id', '=', id).execute();
}

/** Opens or closes an account. */
export async function updateUserActive(db: Db, { id, isActive }: { id: number; isActive: boolean }): Promise<void> {
  await db
    .updateTable('users')
    .set({ is_active: isActive ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** Among users first and then in the lobby; whoever was moved over between the two looks is found at the third. */
async function findActive<Column extends 'id' | 'email'>(
  databases: Databases,
  isWanted: (user: UserRow) => boolean,
  column: Column,
  value: UserRow[Column],
): Promise<UserRow | undefined> {
  const { db } = databases;
  const find = () =>
    db
      .selectFrom('users')
      .selectAll()
      .where(column, '=', value as never)
      .executeTakeFirst();
  const user = (await find()) ?? (await findAllNewAccounts(databases)).find(isWanted) ?? (await find());
  return user?.is_active === 1 ? user : undefined;
}
