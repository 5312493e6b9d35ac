import type { Db } from '../open';
import type { UserRow } from './users';

const SETTING = 'demo_accounts';

/** The accounts that the demo's sign-in page offers, in its order; none outside a demo's database. */
export async function findAllDemoAccounts(db: Db): Promise<UserRow[]> {
  const setting = await db.selectFrom('settings').select('value').where('name', '=', SETTING).executeTakeFirst();
  const ids: number[] = setting === undefined ? [] : JSON.parse(setting.value);
  if (ids.length === 0) return [];
  const users = await db
    .selectFrom('users')
    .selectAll()
    .where('id', 'in', ids)
    .where(({ ref }) => ref('is_active'))
    .execute();
  return ids.flatMap((id) => users.find((user) => user.id === id) ?? []);
}

/** Names the accounts that the demo's sign-in page offers, in this order. */
export async function replaceDemoAccounts(db: Db, userIds: readonly number[]): Promise<void> {
  const value = JSON.stringify(userIds);
  await db
    .insertInto('settings')
    .values({ name: SETTING, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
