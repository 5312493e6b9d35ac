import type { Connection } from './open';

/** The center's settings that change what a figure means; a change asks for a whole roll-up. */
export const DEFAULT_SETTINGS = {
  /** Abandons shorter than this are left out of abandonment and service level. */
  short_abandon_ms: 5_000,
  /** Answered within this counts for service level. */
  threshold_ms: 20_000,
  /** A contact by the same customer for the same reason within these days is a repeat. */
  repeat_days: 7,
  /** Where nothing nearer says which zone a time is in. */
  time_zone: 'UTC',
};
export type Settings = typeof DEFAULT_SETTINGS;

/** The settings in force: the stored ones over the defaults. */
export function readSettings(connection: Connection): Settings {
  const rows = connection.prepare('SELECT name, value FROM settings').all() as { name: string; value: string }[];
  const stored = Object.fromEntries(
    rows.filter((row) => row.name in DEFAULT_SETTINGS).map((row) => [row.name, JSON.parse(row.value)]),
  );
  return { ...DEFAULT_SETTINGS, ...stored };
}

/** Writes one setting; the caller rolls up anew where the figure's meaning changed. */
export function writeSetting<Name extends keyof Settings>(
  connection: Connection,
  name: Name,
  value: Settings[Name],
): void {
  connection
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, JSON.stringify(value));
}
