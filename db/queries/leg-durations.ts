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
  // Portable: the Monday is found from the day by whoever asks for weeks.
  week: sql`l.local_date`,
  month: sql`substr(l.local_date, 1, 7)`,
} as const;

/**
 * One duration (ms) of every leg that counts for it, sorted upwards, with the groups that the leg belongs to.
 * Days are inclusive. `week` comes back as the day itself: turn it with mondayOf.
 */
export async function findLegDurations<G extends Grain = never>(
  db: Db,
  options: RowFilter & { column: LegDuration; by?: readonly G[] },
): Promise<(Pick<FactKey, G> & { value: number })[]> {
  const keys = (options.by ?? []).map((grain) => sql`${LEG_GRAINS[grain]} AS ${sql.ref(grain)}, `);
  const { rows } = await sql<Pick<FactKey, G> & { value: number }>`
    SELECT ${sql.join(keys, sql``)} ${rowColumn('legs', options.column)} AS value
    ${fromRows('legs')}
    WHERE ${rowConditions('legs', options)} AND ${hasDuration(options.column)}
    ORDER BY value`.execute(db);
  return rows;
}
