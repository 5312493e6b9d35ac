import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE unpublished_imports ADD COLUMN is_leaving INTEGER NOT NULL DEFAULT 0',
  `CREATE TABLE leaving_queues (
    queue_id INTEGER PRIMARY KEY REFERENCES queues (id) ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES imports (id))`,
  'DROP VIEW published_queues',
  `CREATE VIEW published_queues AS SELECT * FROM queues WHERE id NOT IN (SELECT queue_id FROM leaving_queues)
    AND NOT EXISTS (SELECT 1 FROM unpublished_imports u WHERE u.last_queue_id < queues.id AND u.is_leaving = 0)`,
  'DROP VIEW published_import_rows',
  `CREATE VIEW published_import_rows AS SELECT * FROM import_rows
    WHERE import_id NOT IN (SELECT import_id FROM unpublished_imports WHERE is_leaving = 0)`,
];

/** An import that is undone is read by nobody from one moment on, and its rows go afterwards; what became of them stays as history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
