import { type Kysely, sql } from 'kysely';

const YEAR_MS = 365 * 86_400_000;
/** An invitation and its audit entry were written by one request, which may have waited a minute for a load. */
const SAME_REQUEST_MS = 65_000;

const MAKER = `(
  SELECT CASE WHEN COUNT(DISTINCT a.user_id) = 1 THEN MIN(a.user_id) END FROM audit_entries a
  WHERE a.action = 'invite' AND a.thing = 'user' AND a.detail = i.role
    AND a.at BETWEEN i.created_at AND i.created_at + ${SAME_REQUEST_MS})`;

const STATEMENTS = (now: number) => [
  'ALTER TABLE users ADD COLUMN closed_at INTEGER',
  'ALTER TABLE users ADD COLUMN password_set_at INTEGER',
  `UPDATE users SET closed_at = ${now} WHERE is_active = 0`,
  `CREATE TABLE invitations_with_maker (
    id INTEGER PRIMARY KEY AUTOINCREMENT, token_hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, email TEXT,
    employee_id INTEGER REFERENCES employees (id), made_by INTEGER REFERENCES users (id), created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, used_at INTEGER, withdrawn_at INTEGER)`,
  `INSERT INTO invitations_with_maker (token_hash, role, email, employee_id, made_by, created_at, expires_at, used_at)
    SELECT token_hash, role, email, employee_id, CASE WHEN email IS NOT NULL THEN ${MAKER} END, created_at, expires_at, used_at
    FROM invitations i ORDER BY created_at`,
  'DROP TABLE invitations',
  'ALTER TABLE invitations_with_maker RENAME TO invitations',
  // Nobody answers for a link whose maker cannot be told, or is closed.
  `UPDATE invitations SET withdrawn_at = ${now} WHERE used_at IS NULL AND email IS NOT NULL
    AND (made_by IS NULL OR made_by IN (SELECT id FROM users WHERE is_active = 0))`,
  'CREATE INDEX invitations_maker ON invitations (made_by) WHERE used_at IS NULL AND withdrawn_at IS NULL',
  'ALTER TABLE api_tokens ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0',
  `UPDATE api_tokens SET expires_at = ${now + YEAR_MS}`,
  `UPDATE api_tokens SET revoked_at = ${now} WHERE revoked_at IS NULL
    AND created_by IN (SELECT id FROM users WHERE is_active = 0)`,
  'CREATE INDEX audit_entries_thing ON audit_entries (thing, thing_id)',
];

/** Every invitation has a maker, every token an end: those that there were end a year from now. A closed account's end at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS(Date.now())) await sql.raw(statement).execute(db);
}
