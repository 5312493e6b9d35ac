import type { Db } from '../open';
import { DEFAULT_SETTINGS, type Settings } from '../settings';

/** The settings in force: the stored ones over the defaults. */
export async function findSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('settings').selectAll().where('name', 'in', Object.keys(DEFAULT_SETTINGS)).execute();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value)])) };
}
