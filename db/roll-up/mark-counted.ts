import type { WriteTransaction } from '../write-transaction';
import { prepareOnce } from './prepare-once';

/** The longest local day: that on which the clocks go back. */
export const LONGEST_DAY_MS = 25 * 3_600_000;

/**
 * Recomputes, for the changed cells, which rows of interval reports count: no row that covers more than a day, whose
 * days nobody knows apart, and none that a longer row of the same report and subject covers. So half-hours and the whole
 * day, loaded both, count once. A whole day is the file's and a half-hour's day the team's, which in another zone may be
 * the one before or after: the days around are looked at too, and noted where they change.
 */
export function markCounted(tx: WriteTransaction): void {
  for (const table of ['agent_intervals', 'adherence_intervals']) {
    if (!prepareOnce(tx.connection, `SELECT 1 FROM ${table} LIMIT 1`).get()) continue;
    tx.connection.exec(`
      DROP TABLE IF EXISTS temp.recounted;
      CREATE TEMP TABLE recounted AS
        WITH around AS (
          SELECT DISTINCT c.employee_id, date(c.local_date, n.days) AS local_date FROM changed_cells c
          CROSS JOIN (SELECT '-1 day' AS days UNION ALL SELECT '+0 day' UNION ALL SELECT '+1 day') n)
        SELECT t.id, t.employee_id, t.local_date, t.is_counted AS before,
          t.interval_ms <= ${LONGEST_DAY_MS} AND NOT EXISTS (
          SELECT 1 FROM ${table} o
          WHERE o.employee_id = t.employee_id
            AND o.local_date BETWEEN date(t.local_date, '-1 day') AND date(t.local_date, '+1 day')
            AND o.source = t.source AND o.report = t.report AND o.subject = t.subject
            AND o.interval_ms > t.interval_ms AND o.interval_ms <= ${LONGEST_DAY_MS}
            AND o.started_at <= t.started_at
            AND o.started_at + o.interval_ms >= t.started_at + t.interval_ms) AS now
        FROM around c CROSS JOIN ${table} t ON t.employee_id = c.employee_id AND t.local_date = c.local_date;
      UPDATE ${table} SET is_counted = n.now FROM recounted n WHERE n.id = ${table}.id AND n.now <> n.before;
      INSERT OR IGNORE INTO changed_cells SELECT employee_id, local_date FROM recounted WHERE now <> before;
      DROP TABLE recounted;`);
  }
}
