import type { Calendar } from '../business-ms';
import type { Db } from '../open';

export interface StoredCalendar {
  teamId: number;
  timeZone: string;
  hours: Calendar['hours'];
}

/** The calendars by team; 0 is the center's. */
export async function findCalendars(db: Db): Promise<StoredCalendar[]> {
  const rows = await db.selectFrom('calendars').selectAll().orderBy('team_id').execute();
  return rows.map(({ team_id, time_zone, hours }) => ({
    teamId: team_id,
    timeZone: time_zone,
    hours: JSON.parse(hours) as Calendar['hours'],
  }));
}

/** Days on which a team, or with 0 everybody, is closed; the earliest first. */
export async function findHolidays(db: Db): Promise<{ teamId: number; date: string; name: string }[]> {
  return db
    .selectFrom('holidays')
    .select(['team_id as teamId', 'on_date as date', 'name'])
    .orderBy('on_date')
    .orderBy('team_id')
    .execute();
}

/** What a metric meant from a day on; from_date is '' for what it meant before the first change. */
export interface MetricVersionRow {
  metric_id: string;
  version: number;
  definition: number;
  /** The settings that it depends on, as they were. */
  settings: Record<string, unknown>;
  from_date: string;
  user_name: string | null;
}

/** Every version that was written down, of one metric or of all, the oldest first. */
export async function findMetricVersions(db: Db, metricId?: string): Promise<MetricVersionRow[]> {
  const rows = await db
    .selectFrom('metric_versions as v')
    .leftJoin('users as u', 'u.id', 'v.user_id')
    .select(['v.metric_id', 'v.version', 'v.definition', 'v.settings', 'v.from_date', 'u.name as user_name'])
    .$if(metricId !== undefined, (query) => query.where('v.metric_id', '=', metricId!))
    .orderBy('v.metric_id')
    .orderBy('v.version')
    .execute();
  return rows.map((row) => ({ ...row, settings: JSON.parse(row.settings) as Record<string, unknown> }));
}

/** The reasons that contacts since the day (inclusive) were recorded with, the most frequent first. */
export async function findReasons(db: Db, { from, limit }: { from: string; limit: number }) {
  return db
    .selectFrom('published_legs')
    .select((eb) => ['reason', eb.fn.countAll<number>().as('count')])
    .where('local_date', '>=', from)
    .where('reason', 'is not', null)
    .groupBy('reason')
    .orderBy('count', 'desc')
    .orderBy('reason')
    .limit(limit)
    .$narrowType<{ reason: string }>()
    .execute();
}

/** The last changes of settings, the newest first; before and after are JSON. */
export async function findSettingChanges(db: Db, limit: number) {
  const rows = await db
    .selectFrom('audit_entries as a')
    .leftJoin('users as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.at', 'a.detail', 'u.name as userName'])
    .where('a.thing', '=', 'setting')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ detail, ...row }) => ({
    ...row,
    changes: JSON.parse(detail ?? '{}') as Record<string, { before: string; after: string }>,
  }));
}
