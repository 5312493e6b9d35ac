import type { Connection } from '../open';

/** The longest local day: that on which the clocks go back. */
export const LONGEST_DAY_MS = 25 * 3_600_000;

/**
 * Says anew, for the changed cells, which rows of interval reports count: no row that covers more than a day, whose
 * days nobody knows apart, and none that a longer row of the same report and subject covers. So half-hours and the whole
 * day, loaded both, count once.
 */
export function markCounted(connection: Connection): void {
  for (const table of ['agent_intervals', 'adherence_intervals']) {
    connection.exec(`
      DROP TABLE IF EXISTS temp.recounted;
      CREATE TEMP TABLE recounted AS
        SELECT t.id, t.is_counted AS before, t.interval_ms <= ${LONGEST_DAY_MS} AND NOT EXISTS (
          SELECT 1 FROM ${table} o
          WHERE o.employee_id = t.employee_id AND o.local_date = t.local_date
            AND o.source = t.source AND o.report = t.report AND o.subject = t.subject
            AND o.interval_ms > t.interval_ms AND o.interval_ms <= ${LONGEST_DAY_MS}
            AND o.started_at <= t.started_at
            AND o.started_at + o.interval_ms >= t.started_at + t.interval_ms) AS now
        FROM changed_cells c CROSS JOIN ${table} t ON t.employee_id = c.employee_id AND t.local_date = c.local_date;
      UPDATE ${table} SET is_counted = n.now FROM recounted n WHERE n.id = ${table}.id AND n.now <> n.before;
      DROP TABLE recounted;`);
  }
}
