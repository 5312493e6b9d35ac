import type { Calendar } from '../business-ms';
import type { Connection } from '../open';
import { readSettings, type Settings, writeSetting } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { findBusiness, writeBusiness } from './mark-business';
import { type KeptCalendars, readCalendars } from './read-calendars';
import { findRecomputed, type Recomputed, writeRecomputed } from './recompute';

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

/** Who changes it, and the day from which the metrics' new versions are. */
interface ChangedBy {
  userId: number | null;
  date: string;
  metrics: readonly DeclaredMetric[];
}

/** What figures mean. */
interface Definitions {
  settings: Settings;
  kept: KeptCalendars;
}

/** A change of what figures mean, worked out as far as nobody sees it, and not written yet. */
export interface WorkedOutChange {
  before: Definitions;
  after: Definitions;
  /** The settings that are others now, and 'calendars'. */
  changed: string[];
  recomputed: Recomputed;
}

/**
 * Changes what figures mean and recomputes what depends on it: a new version of each
 * metric that depends on what changed, and one audit entry with what stood before and after. Nothing where all stands
 * so already.
 */
export function changeDefinitions(tx: WriteTransaction, change: DefinitionChange, by: ChangedBy): void {
  writeChange(tx, workOutChange(tx.connection, change), by);
}

/** Reads all legs that the change says something else of, which takes as long as there are many; writes nothing that others see. */
export function workOutChange(connection: Connection, change: DefinitionChange): WorkedOutChange {
  const before = { settings: readSettings(connection), kept: readCalendars(connection) };
  const after = changedBy(before, change);
  const [was, is] = [said(before), said(after)];
  const changed = Object.keys(is).filter((name) => is[name] !== was[name]);
  const recomputed = findRecomputed(connection, changed as (keyof Settings)[], after.settings);
  if (changed.includes('calendars')) findBusiness(connection, after.kept, 'all');
  return { before, after, changed, recomputed };
}

/** Writes what was worked out, as long as nothing has changed since that it rests on. */
export function writeChange(
  tx: WriteTransaction,
  { before, after, changed, recomputed }: WorkedOutChange,
  by: ChangedBy,
): void {
  if (changed.length === 0) return;
  for (const name of changed) {
    if (name === 'calendars') writeCalendars(tx, after.kept);
    else writeSetting(tx, name as keyof Settings, after.settings[name as keyof Settings]);
  }
  writeRecomputed(tx, recomputed);
  if (changed.includes('calendars')) writeBusiness(tx);
  const at = Date.now();
  const [was, is] = [said(before), said(after)];
  for (const metric of by.metrics) {
    if (metric.dependsOn.some((name) => changed.includes(name))) {
      noteVersion(tx, metric, { before: was, after: is, date: by.date, at, userId: by.userId });
    }
  }
  const detail = Object.fromEntries(changed.map((name) => [name, { before: was[name], after: is[name] }]));
  tx.connection
    .prepare("INSERT INTO audit_entries (at, user_id, action, thing, detail) VALUES (?, ?, 'change', 'setting', ?)")
    .run(at, by.userId, JSON.stringify(detail));
}

function changedBy({ settings, kept }: Definitions, change: DefinitionChange): Definitions {
  const { calendar, holiday, restored } = change;
  let { calendars, holidays } = kept;
  if (calendar) {
    const { teamId: team_id, hours } = calendar;
    const others = calendars.filter((each) => each.team_id !== team_id);
    const own = hours === null ? [] : [{ team_id, time_zone: calendar.timeZone, hours: JSON.stringify(hours) }];
    calendars = [...others, ...own];
  }
  if (holiday) {
    const { teamId: team_id, date: on_date, name } = holiday;
    const others = holidays.filter((each) => each.team_id !== team_id || each.on_date !== on_date);
    holidays = [...others, ...(name === null ? [] : [{ team_id, on_date, name }])];
  }
  return { settings: { ...settings, ...change.settings }, kept: restored ?? { calendars, holidays } };
}

function writeCalendars(tx: WriteTransaction, { calendars, holidays }: KeptCalendars): void {
  tx.connection.exec('DELETE FROM calendars; DELETE FROM holidays');
  const open = tx.connection.prepare('INSERT INTO calendars (team_id, time_zone, hours) VALUES (?, ?, ?)');
  for (const { team_id, time_zone, hours } of calendars) open.run(team_id, time_zone, hours);
  const closed = tx.connection.prepare('INSERT INTO holidays (team_id, on_date, name) VALUES (?, ?, ?)');
  for (const { team_id, on_date, name } of holidays) closed.run(team_id, on_date, name);
}

/** Everything that can be changed, each as JSON, so that it can be compared and written down. */
function said({ settings, kept }: Definitions): Record<string, string> {
  const calendars = kept.calendars
    .map(({ team_id, time_zone, hours }) => ({ team_id, time_zone, hours }))
    .sort((a, b) => a.team_id - b.team_id);
  const holidays = kept.holidays
    .map(({ team_id, on_date, name }) => ({ team_id, on_date, name }))
    .sort((a, b) => a.team_id - b.team_id || (a.on_date < b.on_date ? -1 : 1));
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
  const inForce = (all: Record<string, string>) =>
    JSON.stringify(Object.fromEntries(dependsOn.map((name) => [name, JSON.parse(all[name]!)])));
  const latest = tx.connection.prepare('SELECT MAX(version) FROM metric_versions WHERE metric_id = ?').pluck();
  const insert = tx.connection.prepare(
    `INSERT INTO metric_versions (metric_id, version, definition, settings, from_date, recorded_at, user_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  let version = latest.get(id) as number | null;
  if (version === null) {
    version = definition;
    insert.run(id, version, definition, inForce(change.before), '', change.at, null);
  }
  insert.run(id, version + 1, definition, inForce(change.after), change.date, change.at, change.userId);
}
