import { type Kysely, sql } from 'kysely';

const OF_PUBLISHED = 'import_id NOT IN (SELECT import_id FROM unpublished_imports)';

const STATEMENTS = [
  `CREATE TABLE unpublished_imports (
    import_id INTEGER PRIMARY KEY REFERENCES imports (id), last_queue_id INTEGER NOT NULL)`,
  ...['legs', 'answers', 'import_rows'].map(
    (table) => `CREATE VIEW published_${table} AS SELECT * FROM ${table} WHERE ${OF_PUBLISHED}`,
  ),
  // People without an import are nobody's to publish, and NULL NOT IN a list is neither true nor false.
  `CREATE VIEW published_employees AS SELECT * FROM employees WHERE import_id IS NULL OR ${OF_PUBLISHED}`,
  `CREATE VIEW published_queues AS SELECT * FROM queues WHERE NOT EXISTS (
    SELECT 1 FROM unpublished_imports u WHERE u.last_queue_id < queues.id)`,
  // What nobody reads changes no figure; that it is published does.
  ...['legs', 'answers'].flatMap((table) => [
    ...counted(table, 'INSERT', `WHEN ${seen('NEW')}`),
    ...counted(table, 'DELETE', `WHEN ${seen('OLD')}`),
  ]),
  ...['INSERT', 'UPDATE', 'DELETE'].flatMap((change) => counted('unpublished_imports', change)),
];

/** Raises the data version with each such change of a row. */
function counted(table: string, change: string, when = ''): string[] {
  const name = `${table}_${change.toLowerCase()}_counts`;
  return [
    `DROP TRIGGER IF EXISTS ${name}`,
    `CREATE TRIGGER ${name} AFTER ${change} ON ${table} ${when}
      BEGIN UPDATE data_version SET version = version + 1; END`,
  ];
}

function seen(row: 'NEW' | 'OLD'): string {
  return `NOT EXISTS (SELECT 1 FROM unpublished_imports WHERE import_id = ${row}.import_id)`;
}

/** A load writes its rows in short transactions; until it is whole they are of an unpublished import, which nobody reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
