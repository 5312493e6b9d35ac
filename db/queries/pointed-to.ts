import type { Connection } from '../open';
import { referencesTo } from '../sqlite/keys-and-columns';

/** Whether any row points to this one, by its foreign key; `except`: tables whose rows do not count, or those that do. */
export function isPointedTo(
  connection: Connection,
  { table, id, except }: { table: string; id: number; except: Readonly<Record<string, true | string>> },
): boolean {
  return referencesTo(connection, table).some(({ table: from, column }) => {
    const counted = except[from] ?? '1 = 1';
    if (counted === true) return false;
    return connection.prepare(`SELECT 1 FROM ${from} WHERE ${column} = ? AND ${counted} LIMIT 1`).get(id) !== undefined;
  });
}
