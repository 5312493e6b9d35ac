import type { Generated } from 'kysely';

export interface SessionsTable {
  /** SHA-256 of the token in the cookie; the token itself is never stored. */
  token_hash: string;
  user_id: number;
  created_at: number;
  expires_at: number;
}

export interface TokenUsesTable {
  api_token_id: number;
  last_used_at: number;
}

/** An account that was made by a one-time link and waits to be moved to users, under the id that it will have there. */
export interface NewAccountsTable {
  id: number;
  /** The link that it used up; who it stands for is read from there. */
  invitation_hash: string;
  email: string;
  name: string;
  password_hash: string;
  role: string;
  created_at: number;
}

/** An import that waits to be moved to imports, under the id that it will have there. */
export interface ArrivalsTable {
  id: number;
  file_hash: string;
  replaces_id: number | null;
  /** The row of imports, as JSON. */
  row: string;
}

/** What waits to be moved to audit_entries. */
export interface AuditNotesTable {
  id: Generated<number>;
  /** Under which it is known there too, so that it is moved once. */
  note_key: string;
  at: number;
  user_id: number | null;
  action: string;
  thing: string;
  thing_id: string | null;
  detail: string | null;
}

/** The lobby's tables: what is written at once, whoever writes to the database itself. */
export interface LobbySchema {
  sessions: SessionsTable;
  token_uses: TokenUsesTable;
  new_accounts: NewAccountsTable;
  arrivals: ArrivalsTable;
  audit_notes: AuditNotesTable;
}
