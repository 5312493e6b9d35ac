import type { Connection } from '../open';
import { readSettings } from '../settings';

/**
 * Says anew, for every customer touched, which legs ended a contact (so that a repeat could be seen) and after which
 * the same customer came again for the same reason, by any channel, within the days that count. Whether enough days
 * have passed to judge a leg at all is asked when a metric is read, not here.
 */
export function markRepeats(connection: Connection): void {
  const { repeat_days } = readSettings(connection);
  connection.exec(`
    DROP TABLE IF EXISTS temp.remarked;
    CREATE TEMP TABLE remarked AS
      SELECT l.id, l.employee_id, l.local_date, l.is_repeat_eligible AS old_eligible, l.is_repeated AS old_repeated,
        (l.employee_id IS NOT NULL AND l.is_answered = 1 AND l.direction = 'inbound'
          AND COALESCE(l.is_transferred, 0) = 0) AS eligible,
        EXISTS (SELECT 1 FROM legs n
          WHERE n.customer_key = l.customer_key AND n.started_at > l.started_at
            AND n.started_at <= l.started_at + ${repeat_days} * 86400000
            AND n.direction = 'inbound'
            AND NOT (n.source = l.source AND n.contact_key = l.contact_key)
            AND COALESCE(n.reason, '') = COALESCE(l.reason, '')) AS repeated
      FROM touched_customers t JOIN legs l ON l.customer_key = t.customer_key;
    DELETE FROM remarked WHERE old_eligible = eligible AND old_repeated = repeated;
    INSERT OR IGNORE INTO changed_cells SELECT COALESCE(employee_id, 0), local_date FROM remarked;
    UPDATE legs SET is_repeat_eligible = n.eligible, is_repeated = n.repeated FROM remarked n WHERE n.id = legs.id;
    DROP TABLE remarked;
  `);
}
