import type { Db } from 'db/open';
import { replaceDemoAccounts } from 'db/queries/demo-accounts';
import { createUser } from '~/features/access/create-user.server';
import type { Role } from '~/features/access/permissions';

export interface DemoAccount {
  id: number;
  name: string;
  role: Role;
  /** What there is to see, in a few words. */
  what: string;
}

/** The sign-in page asks for none of it: its buttons open these accounts. */
const PASSWORD = 'a simulated password';

/** One account a role, in the order in which the sign-in page offers them. */
const ACCOUNTS: Omit<DemoAccount, 'id'>[] = [
  { name: 'Ingrid Solheim', role: 'supervisor', what: 'Today: who to see in team North, and why' },
  { name: 'Amara Nwosu', role: 'agent', what: 'her own figures and goals, as her supervisor sees them' },
  { name: 'Margaret Oyelaran', role: 'leader', what: 'all four teams' },
  { name: 'Nils Overgaard', role: 'ops', what: 'the imports, and what became of every row' },
  { name: 'Ada Marlowe', role: 'admin', what: 'everything, and who may see what' },
];

/** Makes the demo's accounts. The roster is loaded before, so that whoever works in the center is tied to their account. */
export async function createAccounts(db: Db): Promise<DemoAccount[]> {
  const people = await db.selectFrom('employees').select(['id', 'name', 'email']).execute();
  const accounts: DemoAccount[] = [];
  for (const { name, role, what } of ACCOUNTS) {
    const person = people.find((one) => one.name === name);
    const email = person?.email ?? `${name.toLowerCase().replace(' ', '.')}@fernway.example`;
    const id = await createUser(db, { name, email, role, password: PASSWORD, employeeId: person?.id ?? null });
    accounts.push({ id, name, role, what });
  }
  await replaceDemoAccounts(
    db,
    accounts.map(({ id }) => id),
  );
  return accounts;
}
