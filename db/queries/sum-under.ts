import { sql } from 'kysely';
import type { Measure, MeasureSums } from '../measures';
import type { Db } from '../open';
import type { Settings } from '../settings';
import { LEG_GRAINS } from './leg-durations';
import { fromRows, type RowFilter, rowConditions, rowMeasure } from './row-source';
import { findSettings } from './settings';
import type { FactKey, Grain } from './sum-facts';

/** Whether the customer came again within other days than those in force: asked of the rows, as mark-repeats asks. */
const repeatedWithin = (days: number) => `EXISTS (SELECT 1 FROM legs n
  WHERE n.customer_key = l.customer_key AND n.started_at > l.started_at
    AND n.started_at <= l.started_at + ${Number(days)} * 86400000 AND n.direction = 'inbound'
    AND NOT (n.source = l.source AND n.contact_key = l.contact_key)
    AND COALESCE(n.reason, '') = COALESCE(l.reason, ''))`;

/**
 * Sums measures of legs under other settings than those in force, from the very rows: what a change would do, and what
 * an earlier version of a metric says. One row a group; `week` comes back as the day itself. Days are inclusive.
 */
export async function sumLegsUnder<G extends Grain = never>(
  db: Db,
  options: RowFilter & { settings: Settings; measures: readonly Measure[]; by?: readonly G[] },
): Promise<(Pick<FactKey, G> & Partial<MeasureSums>)[]> {
  const { settings, measures, by = [] } = options;
  const isOtherRepeat = (await findSettings(db)).repeat_days !== settings.repeat_days;
  const sums = measures.flatMap((measure) => {
    if (measure === 'repeated_count' && isOtherRepeat) {
      const repeated = sql.raw(`l.is_repeat_eligible = 1 AND ${repeatedWithin(settings.repeat_days)}`);
      return [sql`coalesce(sum(CASE WHEN ${repeated} THEN 1 ELSE 0 END), 0) AS ${sql.ref(measure)}`];
    }
    const found = rowMeasure('legs', measure, settings);
    return found ? [sql`coalesce(sum(${found}), 0) AS ${sql.ref(measure)}`] : [];
  });
  const keys = by.map((grain) => sql`${LEG_GRAINS[grain]} AS ${sql.ref(grain)}`);
  const groups = by.map((grain) => LEG_GRAINS[grain]);
  const { rows } = await sql<Pick<FactKey, G> & Partial<MeasureSums>>`
    SELECT ${sql.join([...keys, ...sums])} ${fromRows('legs')}
    WHERE ${rowConditions('legs', options)}
    ${groups.length > 0 ? sql`GROUP BY ${sql.join(groups)} ORDER BY ${sql.join(groups)}` : sql``}`.execute(db);
  return rows;
}
