import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../open';
import type { UsersTable } from '../schema';

export type UserRow = Selectable<UsersTable>;

/** The active user with this e-mail address, in whatever case it was typed. */
export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db
    .selectFrom('users')
    .selectAll()
    .where('email', '=', email.trim().toLowerCase())
    .where('is_active', '=', 1)
    .executeTakeFirst();
}

/** Whether any account, active or not, has this e-mail address. */
export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** The active user with this id. */
export async function findUser(db: Db, id: number): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).where('is_active', '=', 1).executeTakeFirst();
}

/** Every account, active or not, by name. */
export async function findAllUsers(db: Db): Promise<UserRow[]> {
  return db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute();
}

/** How many accounts there are, active or not. */
export async function countUsers(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
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

/** Opens or closes an account; closing also ends its sessions. */
export async function updateUserActive(db: Db, { id, isActive }: { id: number; isActive: boolean }): Promise<void> {
  await db
    .updateTable('users')
    .set({ is_active: isActive ? 1 : 0 })
    .where('id', '=', id)
    .execute();
  if (!isActive) await db.deleteFrom('sessions').where('user_id', '=', id).execute();
}
