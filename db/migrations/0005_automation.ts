import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE api_tokens (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, public_part TEXT NOT NULL UNIQUE, token_hash TEXT NOT NULL,
  scopes TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL,
  last_used_at INTEGER, revoked_at INTEGER);
ALTER TABLE imports ADD COLUMN arrived_by TEXT;
ALTER TABLE imports ADD COLUMN api_token_id INTEGER REFERENCES api_tokens (id);
ALTER TABLE imports ADD COLUMN inbox_name TEXT;
ALTER TABLE imports ADD COLUMN replaces_id INTEGER REFERENCES imports (id);
CREATE INDEX imports_inbox ON imports (inbox_name) WHERE inbox_name IS NOT NULL;
CREATE INDEX imports_replaces ON imports (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX imports_source ON imports (source, created_at);
DROP INDEX legs_day;
CREATE INDEX legs_day ON legs (local_date, source);
`;

/** Tokens of other programs, how an import came, which one it replaces; days of legs are counted by source. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
