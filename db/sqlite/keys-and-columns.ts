import type { Database } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';

/** Tables can only be rebuilt while nothing follows their foreign keys, and a transaction cannot switch that off. */
export async function withoutForeignKeys<Tables>(db: Kysely<Tables>, work: () => Promise<void>): Promise<void> {
  await sql`PRAGMA foreign_keys = OFF`.execute(db);
  try {
    await work();
  } finally {
    await sql`PRAGMA foreign_keys = ON`.execute(db);
  }
}

/** How many rows point nowhere, by table and key: none, unless somebody wrote with another program. */
export async function countOrphans<Tables>(tx: Kysely<Tables>): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`SELECT "table" || ' → ' || parent AS key, COUNT(*) AS count
    FROM pragma_foreign_key_check GROUP BY 1`.execute(tx);
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** The columns of any table that point to rows of this one. */
export function referencesTo(connection: Database, table: string): { table: string; column: string }[] {
  return connection
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = ? ORDER BY 1, 2`,
    )
    .all(table) as { table: string; column: string }[];
}

/** The columns of a table, in their order. */
export function columnsOf(connection: Database, table: string): string[] {
  return connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}
