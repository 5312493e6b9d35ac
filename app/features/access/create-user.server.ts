import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { insertUser } from 'db/queries/users';
import { hashPassword } from './password.server';
import type { Role } from './permissions';

export interface NewUser {
  email: string;
  name: string;
  password: string;
  role: Role;
  /** Who this is among the center's people, where they are one of them. */
  employeeId?: number | null;
}

/** Makes an account and gives its id. The e-mail address must be free. */
export async function createUser(db: Db, user: NewUser, createdBy: number | null = null): Promise<number> {
  const id = await insertUser(db, {
    email: user.email,
    name: user.name.trim(),
    password_hash: await hashPassword(user.password),
    role: user.role,
    employee_id: user.employeeId ?? null,
    created_at: Date.now(),
  });
  await insertAuditEntry(db, { userId: createdBy, action: 'create', thing: 'user', thingId: id, detail: user.role });
  return id;
}
