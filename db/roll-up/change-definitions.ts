import type { Calendar } from '../business-ms';
import type { Connection } from '../open';
import { readSettings, type Settings, writeSetting } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { markBusiness } from './mark-business';
import { recompute } from './recompute';

/** All calendars and holidays as the audit keeps them. */
export interface KeptCalendars {
  calendars: readonly { team_id: number; time_zone: string; hours: string }[];
  holidays: readonly { team_id: number; on_date: string; name: string }[];
}

/** What figures mean, as one changes it: some settings, a team's calendar (0: the center's; null: none), its holidays; or all of these as they were. */
export interface DefinitionChange {
  settings?: Partial<Settings>;
  calendar?: { teamId: number; timeZone: string; hours: Calendar['hours'] } | { teamId: number; hours: null };
  holiday?: { teamId: number; date: string; name: string | null };
  restored?: KeptCalendars;
}

/** A metric as far as its version depends on it; the code knows them, and this only writes them down. */
export interface DeclaredMetric {
  id: string;
  definition: number;
  dependsOn: readonly string[];
}

/**
 * Changes what figures mean and recomputes what depends on it: a new version of each
 * metric that depends on what changed, and one audit entry with what stood before and after. Nothing where all stands
 * so already.
 */
export function changeDefinitions(
  tx: WriteTransaction,
  change: DefinitionChange,
  by: { userId: number | null; date: string; metrics: readonly DeclaredMetric[] },
): void {
  const before = readDefinitions(tx.connection);
  writeChange(tx, change);
  const after = readDefinitions(tx.connection);
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  if (changed.length === 0) return;
  recompute(tx, changed as (keyof Settings)[]);
  if (changed.includes('calendars')) markBusiness(tx, 'all');
  const at = Date.now();
  for (const metric of by.metrics) {
    if (metric.dependsOn.some((name) => changed.includes(name))) {
      noteVersion(tx, metric, { before, after, date: by.date, at, userId: by.userId });
    }
  }
  const detail = Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
  tx.connection
    .prepare("INSERT INTO audit_entries (at, user_id, action, thing, detail) VALUES (?, ?, 'change', 'setting', ?)")
    .run(at, by.userId, JSON.stringify(detail));
}

function writeChange(tx: WriteTransaction, { settings, calendar, holiday, restored }: DefinitionChange): void {
  for (const name of Object.keys(settings ?? {}) as (keyof Settings)[]) {
    writeSetting(tx, name, settings![name]!);
  }
  if (calendar?.hours === null) tx.connection.prepare('DELETE FROM calendars WHERE team_id = ?').run(calendar.teamId);
  else if (calendar) {
    tx.connection
      .prepare('INSERT OR REPLACE INTO calendars (team_id, time_zone, hours) VALUES (?, ?, ?)')
      .run(calendar.teamId, calendar.timeZone, JSON.stringify(calendar.hours));
  }
  if (holiday?.name === null) {
    tx.connection.prepare('DELETE FROM holidays WHERE team_id = ? AND on_date = ?').run(holiday.teamId, holiday.date);
  } else if (holiday) {
    tx.connection
      .prepare('INSERT OR REPLACE INTO holidays (team_id, on_date, name) VALUES (?, ?, ?)')
      .run(holiday.teamId, holiday.date, holiday.name);
  }
  if (restored) restore(tx, restored);
}

function restore(tx: WriteTransaction, { calendars, holidays }: KeptCalendars): void {
  tx.connection.exec('DELETE FROM calendars; DELETE FROM holidays');
  const open = tx.connection.prepare('INSERT INTO calendars (team_id, time_zone, hours) VALUES (?, ?, ?)');
  for (const { team_id, time_zone, hours } of calendars) open.run(team_id, time_zone, hours);
  const closed = tx.connection.prepare('INSERT INTO holidays (team_id, on_date, name) VALUES (?, ?, ?)');
  for (const { team_id, on_date, name } of holidays) closed.run(team_id, on_date, name);
}

/** Everything that can be changed, each as JSON, so that it can be compared and written down. */
function readDefinitions(connection: Connection): Record<string, string> {
  const settings = readSettings(connection);
  const calendars = connection.prepare('SELECT team_id, time_zone, hours FROM calendars ORDER BY team_id').all();
  const holidays = connection.prepare('SELECT team_id, on_date, name FROM holidays ORDER BY team_id, on_date').all();
  return {
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)])),
    calendars: JSON.stringify({ calendars, holidays }),
  };
}

/** Writes down the version that was in force until now, where nobody has, and the one that is from now on. */
function noteVersion(
  tx: WriteTransaction,
  { id, definition, dependsOn }: DeclaredMetric,
  change: {
    before: Record<string, string>;
    after: Record<string, string>;
    date: string;
    at: number;
    userId: number | null;
  },
): void {
  const said = (all: Record<string, string>) =>
    JSON.stringify(Object.fromEntries(dependsOn.map((name) => [name, JSON.parse(all[name]!)])));
  const latest = tx.connection.prepare('SELECT MAX(version) FROM metric_versions WHERE metric_id = ?').pluck();
  const insert = tx.connection.prepare(
    `INSERT INTO metric_versions (metric_id, version, definition, settings, from_date, recorded_at, user_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  let version = latest.get(id) as number | null;
  if (version === null) {
    version = definition;
    insert.run(id, version, definition, said(change.before), '', change.at, null);
  }
  insert.run(id, version + 1, definition, said(change.after), change.date, change.at, change.userId);
}
