import { DEFAULT_SETTINGS, type Settings } from './default-settings';
import type { Connection } from './open';
import type { WriteTransaction } from './write-transaction';

export * from './default-settings';

/** The settings in force: the stored ones over the defaults. */
export function readSettings(connection: Connection): Settings {
  const rows = connection.prepare('SELECT name, value FROM settings').all() as { name: string; value: string }[];
  const stored = Object.fromEntries(
    rows.filter((row) => row.name in DEFAULT_SETTINGS).map((row) => [row.name, JSON.parse(row.value)]),
  );
  return { ...DEFAULT_SETTINGS, ...stored };
}

/** Writes one setting; the caller rolls up again where the figure's meaning changed. */
export function writeSetting<Name extends keyof Settings>(
  tx: WriteTransaction,
  name: Name,
  value: Settings[Name],
): void {
  tx.connection
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, JSON.stringify(value));
}
