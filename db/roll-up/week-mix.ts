import { sql } from 'kysely';
import type { Db } from '../open';
import { findDayZones, MIX_COLUMNS, mixRows } from './mix-rows';

/** A person's weeks at a time: some thousand legs, a few hundredths of a second. */
export const MIX_BATCH = 40;

/**
 * Recomputes what week_mix has of the stale weeks, and of no others, a few at a time, so that nobody who writes waits
 * long. For threads that load; whoever reads takes what is stale from the rows (db/queries/find-week-mix). Returns how
 * many weeks were recomputed.
 */
export async function refreshWeekMix(db: Db): Promise<number> {
  const zones = await findDayZones(db);
  for (let done = 0; ; ) {
    const count = await db.transaction().execute(async (transaction) => {
      const weeks = await transaction
        .selectFrom('stale_mix_weeks')
        .selectAll()
        .orderBy('employee_id')
        .orderBy('week_date')
        .limit(MIX_BATCH)
        .execute();
      for (const table of weeks.length > 0 ? (['week_mix', 'stale_mix_weeks'] as const) : []) {
        const pairs = weeks.map((week) => sql`(${week.employee_id}, ${week.week_date})`);
        await sql`DELETE FROM ${sql.table(table)} WHERE (employee_id, week_date) IN (VALUES ${sql.join(pairs)})`.execute(
          transaction,
        );
      }
      if (weeks.length > 0) {
        await sql`INSERT INTO week_mix (${sql.join(MIX_COLUMNS.map((name) => sql.ref(name)))}) ${mixRows(weeks, zones)}`.execute(
          transaction,
        );
      }
      return weeks.length;
    });
    if (count === 0) return done;
    done += count;
  }
}
