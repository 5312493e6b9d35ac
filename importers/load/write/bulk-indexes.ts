import type { Connection } from 'db/open';
import type { Profile } from '../../profile';

/** Below this keeping indexes row by row costs nothing worth saving. */
const MANY_ROWS = 50_000;
/** Sorting takes as much memory as the cache may, beside the cache itself; the rest goes through temporary files. */
const SORT_KIB = 16_384;

/** The tables that large files fill, by the kind of the file, each with its plain indexes and those of what is summed. */
const TABLES: Partial<Record<Profile['kind'], { table: string; indexes: readonly string[] }>> = {
  leg: {
    table: 'legs',
    indexes: [
      'legs_import',
      'legs_employee_day',
      'legs_day',
      'legs_customer',
      'legs_timed',
      'daily_facts_day',
      'daily_facts_team_day',
    ],
  },
  answer: {
    table: 'answers',
    indexes: ['answers_import', 'answers_employee_day', 'answers_day', 'answers_contact', 'answers_leg'],
  },
};

/**
 * Where a file holds more rows than their table, its plain indexes are dropped and rebuilt at the end, sorted, in
 * the same transaction: nobody else ever sees the table without them. Returns what builds them.
 */
export function withoutIndexes(connection: Connection, kind: Profile['kind'], expectedRows: number): () => void {
  const filled = TABLES[kind];
  if (filled === undefined || expectedRows < MANY_ROWS) return () => {};
  const rows = connection.prepare(`SELECT COALESCE(MAX(id), 0) FROM ${filled.table}`).pluck().get() as number;
  if (expectedRows < rows) return () => {};
  const statements = filled.indexes.map((name) => {
    const sql = connection.prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?").pluck().get(name);
    connection.exec(`DROP INDEX ${name}`);
    return sql as string;
  });
  return () => {
    const cache = connection.pragma('cache_size', { simple: true });
    connection.pragma(`cache_size = -${SORT_KIB}`);
    for (const sql of statements) connection.exec(sql);
    connection.pragma(`cache_size = ${cache}`);
  };
}
