import { REPEAT_ELIGIBLE } from '../leg-measures';
import { conditionSql } from '../leg-sql';
import type { Connection } from '../open';
import { repeatedWithin } from '../repeated-within';
import { readSettings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { stays } from './leaving';

/**
 * Recomputes, for every customer touched, which legs ended a contact (so that a repeat could be seen) and after which
 * the same customer came again for the same reason, by any channel, within the days that count. Whether enough days have
 * passed to judge a leg at all is asked when a metric is read, not here.
 */
export function markRepeats(tx: WriteTransaction): void {
  findRepeats(tx.connection);
  writeRepeats(tx);
}

/** Finds the legs that are to be marked otherwise, and writes nothing that others see. */
export function findRepeats(
  connection: Connection,
  { repeat_days } = readSettings(connection),
  legs: 'legs' | 'corrected_legs' = 'legs',
): void {
  const isMost = legs === 'legs' && isMostTouched(connection);
  connection.exec(`
    DELETE FROM remarked;
    INSERT INTO remarked
      SELECT l.id, l.employee_id, l.local_date, l.queue_id, l.channel, ${conditionSql(REPEAT_ELIGIBLE)} AS eligible,
        l.is_repeat_eligible AS was_eligible, l.is_repeated AS was_repeated,
        ${repeatedWithin(repeat_days, { leg: 'l', legs, where: stays('legs', 'n') })} AS repeated
      FROM ${isMost ? 'legs l NOT INDEXED CROSS JOIN touched_customers t' : `touched_customers t CROSS JOIN ${legs} l`}
      WHERE l.customer_key = t.customer_key AND ${stays('legs', 'l')} AND (l.is_repeat_eligible <> eligible OR l.is_repeated <> repeated);
    DELETE FROM touched_customers;
  `);
}

/**
 * Marks the legs that were found. What that changes is added to daily_facts: cells that are recomputed afterwards lose
 * nothing by it.
 */
export function writeRepeats(tx: WriteTransaction): void {
  tx.connection.exec(`
    UPDATE daily_facts SET
      repeat_eligible_count = repeat_eligible_count + n.eligible, repeated_count = repeated_count + n.repeated
    FROM (
      SELECT COALESCE(r.employee_id, 0) AS employee_id, r.local_date, COALESCE(m.team_id, 0) AS team_id,
        COALESCE(r.queue_id, 0) AS queue_id, r.channel, SUM(eligible - was_eligible) AS eligible,
        SUM((eligible AND repeated) - (was_eligible AND was_repeated)) AS repeated
      FROM remarked r
      LEFT JOIN team_memberships m ON m.employee_id = r.employee_id
        AND m.from_date <= r.local_date AND (m.to_date IS NULL OR m.to_date > r.local_date)
      GROUP BY 1, 2, 3, 4, 5) n
    WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
      AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel;
    UPDATE legs SET is_repeat_eligible = n.eligible, is_repeated = n.repeated FROM remarked n WHERE n.id = legs.id;
    DELETE FROM remarked;
  `);
}

/** Where a load touched most of the customers, reading the legs as they lie beats looking each customer up. */
function isMostTouched(connection: Connection): boolean {
  const { touched } = connection.prepare('SELECT COUNT(*) AS touched FROM touched_customers').get() as {
    touched: number;
  };
  const { legs } = connection.prepare('SELECT COALESCE(MAX(id), 0) AS legs FROM legs').get() as { legs: number };
  return touched * 10 > legs;
}
