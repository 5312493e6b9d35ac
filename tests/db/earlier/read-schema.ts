import Sqlite from 'db/sqlite/driver';

/** All that a database's tables, columns, keys, indexes and triggers are, whichever way they were written and came. */
export function readSchema(path: string): unknown {
  const sqlite = new Sqlite(path, { readonly: true });
  const entries = sqlite.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master').all() as Entry[];
  const schema = entries
    .map(({ sql, ...entry }) => ({
      ...entry,
      sql: sql?.replaceAll('"', '').replace(/\s+/g, ' '),
      columns: entry.type === 'table' && sqlite.pragma(`table_xinfo(${entry.name})`),
      // In the order of their names: the one in which SQLite lists them is the one in which they were made.
      indexes: entry.type === 'table' && sorted(sqlite.pragma(`index_list(${entry.name})`) as object[]),
      keys: entry.type === 'table' && sorted(sqlite.pragma(`foreign_key_list(${entry.name})`) as object[]),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const orphans = sqlite.pragma('foreign_key_check');
  const integrity = sqlite.pragma('integrity_check');
  const migrations = sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
  sqlite.close();
  return { schema, orphans, integrity, migrations };
}

interface Entry {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

const sorted = (rows: object[]) => rows.map((row) => JSON.stringify({ ...row, seq: undefined, id: undefined })).sort();
