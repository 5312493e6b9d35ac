import type { Generated } from 'kysely';
import type { Flag } from './flag';

export interface UsersTable {
  id: Generated<number>;
  email: string;
  name: string;
  password_hash: string | null;
  role: string;
  employee_id: number | null;
  is_active: Generated<Flag>;
  created_at: number;
}

export interface SessionsTable {
  /** SHA-256 of the token in the cookie; the token itself is never stored. */
  token_hash: string;
  user_id: number;
  created_at: number;
  expires_at: number;
}

/** One-time links: the first admin, an invitation. */
export interface InvitationsTable {
  token_hash: string;
  role: string;
  email: string | null;
  employee_id: number | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface SettingsTable {
  name: string;
  value: string;
}

export interface AuditEntriesTable {
  id: Generated<number>;
  at: number;
  user_id: number | null;
  action: string;
  thing: string;
  thing_id: string | null;
  detail: string | null;
}
