import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE known_sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, token_hash TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL,
  account_fingerprint TEXT NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, browser TEXT NOT NULL, network TEXT, device_hash TEXT);
INSERT INTO known_sessions (token_hash, user_id, account_fingerprint, created_at, last_used_at, expires_at, browser)
  SELECT token_hash, user_id, '', created_at, created_at, expires_at, '' FROM sessions;
DROP TABLE sessions;
ALTER TABLE known_sessions RENAME TO sessions;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE TABLE known_devices (
  token_hash TEXT NOT NULL, user_id INTEGER NOT NULL, account_fingerprint TEXT NOT NULL, last_used_at INTEGER NOT NULL,
  network TEXT, PRIMARY KEY (token_hash, user_id));
CREATE INDEX known_devices_user ON known_devices (user_id);
`;

/** Sessions say which account as it was they open, from which browser and network; devices are known once signed in on. */
export async function up(lobby: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(lobby);
  }
}
