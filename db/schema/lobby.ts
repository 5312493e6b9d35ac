import type { Generated } from 'kysely';

export interface SessionsTable {
  id: Generated<number>;
  /** SHA-256 of the token in the cookie; the token itself is never stored. */
  token_hash: string;
  user_id: number;
  /** The account as it was: see accountFingerprint. Empty where an older Fairlead wrote it, until the next start. */
  account_fingerprint: string;
  created_at: number;
  last_used_at: number;
  /** The idle end or the absolute end, whichever comes first. */
  expires_at: number;
  /** In words: "Chrome on Windows". Empty where an older Fairlead wrote it. */
  browser: string;
  /** Where it was signed in from: an IPv4 address or the first half of an IPv6 one. */
  network: string | null;
  /** The known device that it was opened on. */
  device_hash: string | null;
}

/** A browser that somebody has signed in on before. Several people may share one. */
interface KnownDevicesTable {
  /** SHA-256 of the token in the cookie. */
  token_hash: string;
  user_id: number;
  account_fingerprint: string;
  last_used_at: number;
  network: string | null;
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

/** One row, written to find out whether the lobby can be written. */
interface SignsOfLifeTable {
  id: number;
  at: number;
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

/** What was ended and waits to be ended in the database too. Ending an account ends all that it made. */
export interface RevocationsTable {
  id: Generated<number>;
  kind: 'account' | 'api_token' | 'invitation';
  thing_id: number;
  at: number;
}

/** A password that was set by a reset link and waits to be moved to users. The latest counts. */
export interface NewPasswordsTable {
  id: Generated<number>;
  user_id: number;
  password_hash: string;
  at: number;
}

/** One-time links with which somebody chooses a new password. A link that was used or withdrawn is not kept. */
export interface ResetLinksTable {
  /** SHA-256. */
  token_hash: string;
  user_id: number;
  /** The account as it was: a link dies with the password that was forgotten. */
  account_fingerprint: string;
  /** The admin; null: made on the machine itself. */
  made_by: number | null;
  created_at: number;
  expires_at: number;
}

/** The lobby's tables: what is written at once, whoever writes to the database itself. */
export interface LobbySchema {
  sessions: SessionsTable;
  known_devices: KnownDevicesTable;
  token_uses: TokenUsesTable;
  new_accounts: NewAccountsTable;
  arrivals: ArrivalsTable;
  audit_notes: AuditNotesTable;
  revocations: RevocationsTable;
  new_passwords: NewPasswordsTable;
  reset_links: ResetLinksTable;
  signs_of_life: SignsOfLifeTable;
}
