import { type Kysely, sql } from 'kysely';

/** Numbers are never given twice: who takes a row away, having moved it, must not meet a later one. */
const TABLES = `
CREATE TABLE revocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, thing_id INTEGER NOT NULL, at INTEGER NOT NULL,
  UNIQUE (kind, thing_id));
CREATE TABLE new_passwords (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL, password_hash TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE reset_links (
  token_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE, account_fingerprint TEXT NOT NULL,
  made_by INTEGER, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);
`;

/** What ends access takes effect at once, and reset links live here alone. */
export async function up(lobby: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(lobby);
  }
}
