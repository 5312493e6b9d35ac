import { type Kysely, sql } from 'kysely';

const TABLES = `
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE TABLE token_uses (api_token_id INTEGER PRIMARY KEY, last_used_at INTEGER NOT NULL);
CREATE TABLE new_accounts (
  id INTEGER PRIMARY KEY, invitation_hash TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  password_hash TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY, file_hash TEXT NOT NULL, replaces_id INTEGER, row TEXT NOT NULL);
CREATE TABLE audit_notes (
  id INTEGER PRIMARY KEY, note_key TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, user_id INTEGER, action TEXT NOT NULL,
  thing TEXT NOT NULL, thing_id TEXT, detail TEXT);
`;

export async function up(lobby: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(lobby);
  }
}
