import { sql } from 'kysely';
import type { LegDuration } from '../leg-durations';
import type { Db } from '../open';
import { fromRows, hasDuration, type RowFilter, rowColumn, rowConditions } from './row-source';
import type { FactKey, Grain } from './sum-facts';

/** What legs are grouped by. */
export const LEG_GRAINS = {
  person: sql`coalesce(l.employee_id, 0)`,
  team: sql`coalesce(m.team_id, 0)`,
  queue: sql`coalesce(l.queue_id, 0)`,
  channel: sql`coalesce(l.channel, '')`,
  day: sql`l.local_date`,
  // Its Monday: six days before the Sunday that comes next, or is today.
  week: sql`date(l.local_date, 'weekday 0', '-6 days')`,
  month: sql`substr(l.local_date, 1, 7)`,
} as const;

type DurationQuestion<G extends Grain> = RowFilter & { column: LegDuration; by: readonly G[] };

/** How many legs of each group count for a duration; no more groups than `most`. Days are inclusive. */
export async function countLegDurations<G extends Grain>(
  db: Db,
  { most, ...question }: DurationQuestion<G> & { most?: number },
): Promise<(Pick<FactKey, G> & { count: number })[]> {
  const { by, column } = question;
  const keys = by.map((grain) => sql`${LEG_GRAINS[grain]} AS ${sql.ref(grain)}, `);
  const { rows } = await sql<Pick<FactKey, G> & { count: number }>`
    SELECT ${sql.join(keys, sql``)} count(*) AS count ${fromRows('legs')}
    WHERE ${rowConditions('legs', question)} AND ${hasDuration(column)}
    ${by.length > 0 ? sql`GROUP BY ${sql.join(by.map((grain) => LEG_GRAINS[grain]))}` : sql`HAVING count(*) > 0`}
    ${most === undefined ? sql`` : sql`LIMIT ${most}`}`.execute(db);
  return rows;
}

/**
 * The durations (ms) at some places of each group's order, counted from 1 upwards: `places` says which, of groups of this size.
 * They come as "place:ms,place:ms", so that a group is one row whatever was asked.
 */
export async function findLegDurationsAt<G extends Grain>(
  db: Db,
  { places, ...question }: DurationQuestion<G> & { places: readonly [count: number, place: number][] },
): Promise<(Pick<FactKey, G> & { count: number; values: string })[]> {
  const { by, column } = question;
  const value = rowColumn('legs', column);
  const names = by.map((grain) => sql`${sql.ref(grain)}, `);
  const keys = by.map((grain) => sql`${LEG_GRAINS[grain]} AS ${sql.ref(grain)}, `);
  const ofGroup = by.length > 0 ? sql`PARTITION BY ${sql.join(by.map((grain) => LEG_GRAINS[grain]))}` : sql``;
  const { rows } = await sql<Pick<FactKey, G> & { count: number; values: string }>`
    SELECT ${sql.join(names, sql``)} "count", group_concat(place || ':' || ms) AS "values"
    FROM (SELECT ${sql.join(keys, sql``)} ${value} AS ms,
        row_number() OVER (${ofGroup} ORDER BY ${value}) AS place, count(*) OVER (${ofGroup}) AS "count"
      ${fromRows('legs')} WHERE ${rowConditions('legs', question)} AND ${hasDuration(column)})
    WHERE ("count", place) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
      FROM json_each(${JSON.stringify(places)}))
    GROUP BY ${sql.join(names, sql``)} "count"`.execute(db);
  return rows;
}
