import { DEFAULT_SETTINGS } from 'db/default-settings';
import { withSettings } from 'db/measure-settings';
import type { Settings } from 'db/settings';
import Sqlite from 'db/sqlite/driver';

export type Row = Record<string, number | string | null>;

const sqlite = new Sqlite(':memory:');
const literal = (value: Row[string]) => (value === null ? 'NULL' : typeof value === 'number' ? value : `'${value}'`);

/** Rows as a table of SQL, each with the same columns. */
export const table = (rows: readonly Row[]): string =>
  rows
    .map((row) => `SELECT ${Object.entries(row).map(([column, value]) => `${literal(value)} AS ${column}`)}`)
    .join(' UNION ALL ');

/** What some expressions say of each row of a table, under the center's settings. */
export function saidOfAll(
  expressions: Readonly<Record<string, string>>,
  rows: string,
  settings: Partial<Settings> = {},
): Row[] {
  const columns = Object.entries(expressions).map(([name, sql]) => `${sql} AS ${name}`);
  const asked = `SELECT ${columns.join(', ')} FROM ${rows}`;
  return sqlite.prepare(withSettings(asked, { ...DEFAULT_SETTINGS, ...settings })).all() as Row[];
}

/** The same of one row, or of what sums some up. */
export const said = (...question: Parameters<typeof saidOfAll>): Row => saidOfAll(...question)[0]!;
