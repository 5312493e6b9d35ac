import { type RawBuilder, sql } from 'kysely';
import { DAY_PARTS } from '../day-parts';
import { ANSWER_MEASURES, LEG_MEASURES } from '../measures';
import { type MIXED_ANSWER_MEASURES, MIXED_LEG_MEASURES, MIXED_MEASURES } from '../mixed-measures';
import type { Db } from '../open';
import { findSettings } from '../queries/settings';
import type { StaleMixWeeksTable, WeekMixTable } from '../schema';
import { type ZoneOffset, zoneOffsets } from './zone-offsets';

/** In what zone a person's day is (their team's of that day, else the center's), and how far that is from UTC when. */
export interface DayZones {
  center: string;
  offsets: readonly ZoneOffset[];
}

/** The zones of the center and of its teams over all days that have legs. */
export async function findDayZones(db: Db): Promise<DayZones> {
  const { time_zone: center } = await findSettings(db);
  const teams = await db.selectFrom('teams').select('time_zone').distinct().execute();
  const first = await db
    .selectFrom('published_legs')
    .select('local_date')
    .orderBy('local_date')
    .limit(1)
    .executeTakeFirst();
  const last = await db
    .selectFrom('published_legs')
    .select('local_date')
    .orderBy('local_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  const zones = [...new Set([center, ...teams.map((team) => team.time_zone)])];
  const days = { from: first?.local_date ?? '2000-01-01', to: last?.local_date ?? '2000-01-01' };
  return { center, offsets: zoneOffsets(zones, days) };
}

const HOUR_MS = 3_600_000;
/** From the last part's hour on and before the first one's: the part that goes over midnight. */
const overnight = DAY_PARTS.at(-1)!;
const LOCAL_HOUR = `(((l.started_at + o.offset_ms) % (24 * ${HOUR_MS}) + 24 * ${HOUR_MS}) % (24 * ${HOUR_MS}) / ${HOUR_MS})`;
const DAY_PART = [
  `CASE WHEN l.id IS NULL THEN ''`,
  `WHEN ${LOCAL_HOUR} < ${DAY_PARTS[0].fromHour} THEN '${overnight.name}'`,
  ...DAY_PARTS.slice(1).map(({ fromHour }, at) => `WHEN ${LOCAL_HOUR} < ${fromHour} THEN '${DAY_PARTS[at]!.name}'`),
  `ELSE '${overnight.name}' END`,
].join(' ');

/** The zone of the leg's person on its day, and the offset then. */
const ZONE_OF_LEG = (join: 'CROSS JOIN' | 'LEFT JOIN') => `
  LEFT JOIN team_memberships m ON m.employee_id = l.employee_id AND m.from_date <= l.local_date
    AND (m.to_date IS NULL OR m.to_date > l.local_date)
  LEFT JOIN teams t ON t.id = m.team_id
  ${join} offsets o ON o.zone = COALESCE(t.time_zone, (SELECT zone FROM center))
    AND l.started_at >= o.from_at AND l.started_at < o.to_at`;

const sums = (alias: 'l' | 'a') =>
  MIXED_MEASURES.map((name) => {
    const isOfLegs = (MIXED_LEG_MEASURES as readonly string[]).includes(name);
    const expression = isOfLegs
      ? LEG_MEASURES[name as (typeof MIXED_LEG_MEASURES)[number]]
      : ANSWER_MEASURES[name as (typeof MIXED_ANSWER_MEASURES)[number]];
    return isOfLegs === (alias === 'l') ? `SUM(${expression}) AS ${name}` : `0 AS ${name}`;
  }).join(', ');

const OF_WEEKS = (table: 'legs' | 'answers', alias: 'l' | 'a') => `
  weeks w CROSS JOIN published_${table} ${alias} ON ${alias}.employee_id = w.employee_id
    AND ${alias}.local_date >= w.week_date AND ${alias}.local_date <= date(w.week_date, '+6 days')`;

/** An answer is of the day on which it was asked, and of the part of day in which its contact began. */
const ROWS = `
  SELECT week_date, employee_id, queue_id, channel, day_part, ${MIXED_MEASURES.map((name) => `SUM(${name}) AS ${name}`).join(', ')}
  FROM (
    SELECT w.week_date, w.employee_id, COALESCE(l.queue_id, 0) AS queue_id, l.channel, ${DAY_PART} AS day_part, ${sums('l')}
    FROM ${OF_WEEKS('legs', 'l')} ${ZONE_OF_LEG('CROSS JOIN')} GROUP BY 1, 2, 3, 4, 5
    UNION ALL
    SELECT w.week_date, w.employee_id, COALESCE(a.queue_id, 0), COALESCE(a.channel, ''), ${DAY_PART}, ${sums('a')}
    FROM ${OF_WEEKS('answers', 'a')} LEFT JOIN legs l ON l.id = a.leg_id ${ZONE_OF_LEG('LEFT JOIN')} GROUP BY 1, 2, 3, 4, 5)
  GROUP BY 1, 2, 3, 4, 5`;

/** What the rows say of these weeks, in the form of week_mix. */
export function mixRows(weeks: readonly StaleMixWeeksTable[], zones: DayZones): RawBuilder<WeekMixTable> {
  return sql<WeekMixTable>`
    WITH weeks (employee_id, week_date) AS (
      VALUES ${sql.join(weeks.map((week) => sql`(${week.employee_id}, ${week.week_date})`))}),
    offsets (zone, from_at, to_at, offset_ms) AS (
      VALUES ${sql.join(zones.offsets.map((o) => sql`(${o.zone}, ${o.fromAt}, ${o.toAt}, ${o.offsetMs})`))}),
    center (zone) AS (VALUES (${zones.center}))
    ${sql.raw(ROWS)}`;
}

/** The columns of week_mix in the order in which mixRows has them. */
export const MIX_COLUMNS = ['week_date', 'employee_id', 'queue_id', 'channel', 'day_part', ...MIXED_MEASURES] as const;
