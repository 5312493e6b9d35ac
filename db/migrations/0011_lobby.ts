import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
DROP TABLE sessions;
ALTER TABLE api_tokens DROP COLUMN last_used_at;
ALTER TABLE audit_entries ADD COLUMN note_key TEXT;
CREATE UNIQUE INDEX audit_entries_note ON audit_entries (note_key) WHERE note_key IS NOT NULL;
`;

/** Sessions and tokens' last uses live in the lobby, where db/lobby/take-over.ts has put them before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
