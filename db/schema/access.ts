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
  /** When it was closed last, which stays when it is reopened. */
  closed_at: number | null;
  /** When its password was changed or reset last; null where it still is the first one. */
  password_set_at: number | null;
  /** The country whose way of writing days and numbers they chose, such as DE; null: as the browser asks. */
  region: string | null;
}

/** One-time links that make an account: the first admin's, an invitation. */
export interface InvitationsTable {
  id: Generated<number>;
  /** SHA-256. */
  token_hash: string;
  role: string;
  email: string | null;
  employee_id: number | null;
  /** Null: made on the machine itself. */
  made_by: number | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  withdrawn_at: number | null;
}

/** What lets another program in. The token is public_part and a secret; only a hash of the whole is kept. */
export interface ApiTokensTable {
  id: Generated<number>;
  name: string;
  /** The first part of the token, by which it is found and recognized. */
  public_part: string;
  /** SHA-256. */
  token_hash: string;
  /** What it may do, divided by spaces. */
  scopes: string;
  created_by: number;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
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
  /** For what came by way of the lobby: its key there. */
  note_key: string | null;
}
