import { isRole, type SignedInUser } from './permissions';

interface AccountRow {
  id: number;
  email: string;
  name: string;
  role: string;
  employee_id: number | null;
}

/** An account as the permissions know it; null where its role is none of them. */
export function signedInUser({ id, email, name, role, employee_id: employeeId }: AccountRow): SignedInUser | null {
  return isRole(role) ? { id, email, name, role, employeeId } : null;
}
