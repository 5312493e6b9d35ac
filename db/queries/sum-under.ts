import { sql } from 'kysely';
import { withSettings } from '../measure-settings';
import { LEG_MEASURES, type LegMeasure, type Measure, type MeasureSums } from '../measures';
import type { Db } from '../open';
import type { Settings } from '../settings';
import { LEG_GRAINS } from './leg-durations';
import { fromRows, type RowFilter, rowConditions, rowMeasure } from './row-source';
import { findSettings } from './settings';
import { type FactFilter, type FactKey, type Grain, sumFacts } from './sum-facts';

/** Whether a measure says the same under both settings. */
function isSaidAlike(measure: Measure, a: Settings, b: Settings): boolean {
  if (measure === 'repeated_count') return a.repeat_days === b.repeat_days;
  const declared = LEG_MEASURES[measure as LegMeasure];
  return declared === undefined || withSettings(declared, a) === withSettings(declared, b);
}

/**
 * Sums measures under settings that need not be in force: from daily_facts where those in force say the same of all of
 * them, else from the rows. One row a group; days are inclusive.
 */
export async function sumUnder<G extends Grain = never>(
  db: Db,
  options: FactFilter & { settings: Settings; measures: readonly Measure[]; by?: readonly G[] },
): Promise<(Pick<FactKey, G> & Partial<MeasureSums>)[]> {
  const inForce = await findSettings(db);
  const isAlike = options.measures.every((measure) => isSaidAlike(measure, options.settings, inForce));
  return isAlike ? sumFacts(db, options) : sumLegsUnder(db, options);
}

/**
 * Sums measures of legs under other settings than those in force, from the very rows: what a change would do, and what
 * an earlier version of a metric says. One row a group; days are inclusive.
 */
export async function sumLegsUnder<G extends Grain = never>(
  db: Db,
  options: RowFilter & { settings: Settings; measures: readonly Measure[]; by?: readonly G[] },
): Promise<(Pick<FactKey, G> & Partial<MeasureSums>)[]> {
  const { settings, measures, by = [] } = options;
  const inForce = await findSettings(db);
  const sums = measures.flatMap((measure) => {
    const found = rowMeasure('legs', measure, { settings, inForce });
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
