import { withSettings } from '../measure-settings';
import { LEG_MEASURES, type LegMeasure } from '../measures';
import type { Connection } from '../open';
import { readSettings, type Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { beginChanges } from './changes';
import { findRepeats, writeRepeats } from './mark-repeats';

/** The measures of legs that a setting says; it says those of nothing else. */
const SAID_BY: Partial<Record<keyof Settings, readonly LegMeasure[]>> = {
  threshold_ms: ['in_service_level_count', 'service_level_count'],
  service_level_variant: ['in_service_level_count', 'service_level_count'],
  short_abandon_ms: ['abandoned_count', 'short_abandoned_count', 'in_service_level_count', 'service_level_count'],
  escalation_reasons: ['escalation_known_count', 'escalated_count'],
  complaint_reasons: ['complaint_known_count', 'complaint_count'],
};

/** What is worked out of changed settings, and waits to be written. */
export interface Recomputed {
  measures: readonly LegMeasure[];
  hasRepeats: boolean;
  isMixStale: boolean;
}

/** Recomputes what the changed settings affect, over all days, and nothing else. */
export function recompute(tx: WriteTransaction, changed: readonly (keyof Settings)[]): void {
  writeRecomputed(tx, findRecomputed(tx.connection, changed, readSettings(tx.connection)));
}

/** Works out what the changed settings affect, as it is to be, and writes nothing that others see. */
export function findRecomputed(
  connection: Connection,
  changed: readonly (keyof Settings)[],
  settings: Settings,
): Recomputed {
  const measures = [...new Set(changed.flatMap((name) => SAID_BY[name] ?? []))];
  if (measures.length > 0) findAnew(connection, measures, settings);
  const hasRepeats = changed.includes('repeat_days');
  if (hasRepeats) {
    beginChanges(connection);
    connection.exec(`INSERT OR IGNORE INTO touched_customers
      SELECT DISTINCT customer_key FROM legs WHERE customer_key IS NOT NULL`);
    findRepeats(connection, settings);
  }
  return { measures, hasRepeats, isMixStale: changed.includes('time_zone') };
}

/** Writes what was worked out, as long as no leg has changed since. */
export function writeRecomputed(tx: WriteTransaction, { measures, hasRepeats, isMixStale }: Recomputed): void {
  if (measures.length > 0) sayAnew(tx, measures);
  if (isMixStale) staleMixWithoutTeam(tx);
  if (hasRepeats) writeRepeats(tx);
}

/** Who was in no team on some day of a week has the parts of its days by the center's zone. */
function staleMixWithoutTeam(tx: WriteTransaction): void {
  tx.connection.exec(`
    INSERT OR IGNORE INTO stale_mix_weeks (employee_id, week_date)
    SELECT DISTINCT w.employee_id, w.week_date FROM week_mix w WHERE NOT EXISTS (
      SELECT 1 FROM team_memberships m WHERE m.employee_id = w.employee_id AND m.from_date <= w.week_date
        AND (m.to_date IS NULL OR m.to_date > date(w.week_date, '+6 days')))`);
}

const CELL = ['employee_id', 'local_date', 'team_id', 'queue_id', 'channel'];
const IS_SAME_CELL = CELL.map((name) => `daily_facts.${name} = n.${name}`).join(' AND ');

/** Keeps aside what the cells are to say, of those that say something else now. */
function findAnew(connection: Connection, measures: readonly LegMeasure[], settings: Settings): void {
  const sums = measures.map((name) => `SUM(${withSettings(LEG_MEASURES[name], settings)}) AS ${name}`);
  connection.exec(`
    DROP TABLE IF EXISTS temp.said_anew;
    CREATE TEMP TABLE said_anew AS
      SELECT n.* FROM (
        SELECT COALESCE(l.employee_id, 0) AS employee_id, l.local_date, COALESCE(m.team_id, 0) AS team_id,
          COALESCE(l.queue_id, 0) AS queue_id, l.channel, ${sums.join(', ')}
        FROM legs l
        LEFT JOIN team_memberships m ON m.employee_id = l.employee_id
          AND m.from_date <= l.local_date AND (m.to_date IS NULL OR m.to_date > l.local_date)
        GROUP BY 1, 2, 3, 4, 5) n
      CROSS JOIN daily_facts ON ${IS_SAME_CELL}
      WHERE ${measures.map((name) => `daily_facts.${name} <> n.${name}`).join(' OR ')}`);
}

function sayAnew(tx: WriteTransaction, measures: readonly LegMeasure[]): void {
  tx.connection.exec(`
    UPDATE daily_facts SET ${measures.map((name) => `${name} = n.${name}`).join(', ')}
      FROM said_anew n WHERE ${IS_SAME_CELL};
    DROP TABLE said_anew;`);
}
