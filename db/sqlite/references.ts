import type { Database } from 'better-sqlite3';

/** The columns of any table that point to rows of this one. */
export function referencesTo(connection: Database, table: string): { table: string; column: string }[] {
  return connection
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = ? ORDER BY 1, 2`,
    )
    .all(table) as { table: string; column: string }[];
}
