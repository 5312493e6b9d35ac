import { withSettings } from '../measure-settings';
import { LEG_MEASURES, type LegMeasure } from '../measures';
import { readSettings, type Settings } from '../settings';
import type { WriteTransaction } from '../write-transaction';
import { beginChanges } from './changes';
import { markRepeats } from './mark-repeats';

/** The measures of legs that a setting says; it says those of nothing else. */
const SAID_BY: Partial<Record<keyof Settings, readonly LegMeasure[]>> = {
  threshold_ms: ['in_service_level_count', 'service_level_count'],
  service_level_variant: ['in_service_level_count', 'service_level_count'],
  short_abandon_ms: ['abandoned_count', 'short_abandoned_count', 'in_service_level_count', 'service_level_count'],
  escalation_reasons: ['escalation_known_count', 'escalated_count'],
  complaint_reasons: ['complaint_known_count', 'complaint_count'],
};

/** Recomputes what the changed settings affect, over all days, and nothing else. */
export function recompute(tx: WriteTransaction, changed: readonly (keyof Settings)[]): void {
  const measures = [...new Set(changed.flatMap((name) => SAID_BY[name] ?? []))];
  if (measures.length > 0) sayLegsAnew(tx, measures);
  if (changed.includes('time_zone')) staleMixWithoutTeam(tx);
  if (changed.includes('repeat_days')) {
    beginChanges(tx.connection);
    tx.connection.exec(`INSERT OR IGNORE INTO touched_customers
      SELECT DISTINCT customer_key FROM legs WHERE customer_key IS NOT NULL`);
    markRepeats(tx);
    beginChanges(tx.connection);
  }
}

/** Who was in no team on some day of a week has the parts of its days by the center's zone. */
function staleMixWithoutTeam(tx: WriteTransaction): void {
  tx.connection.exec(`
    INSERT OR IGNORE INTO stale_mix_weeks (employee_id, week_date)
    SELECT DISTINCT w.employee_id, w.week_date FROM week_mix w WHERE NOT EXISTS (
      SELECT 1 FROM team_memberships m WHERE m.employee_id = w.employee_id AND m.from_date <= w.week_date
        AND (m.to_date IS NULL OR m.to_date > date(w.week_date, '+6 days')))`);
}

function sayLegsAnew(tx: WriteTransaction, measures: readonly LegMeasure[]): void {
  const settings = readSettings(tx.connection);
  const sums = measures.map((name) => `SUM(${withSettings(LEG_MEASURES[name], settings)}) AS ${name}`);
  tx.connection.exec(`
    UPDATE daily_facts SET ${measures.map((name) => `${name} = n.${name}`).join(', ')}
    FROM (
      SELECT COALESCE(l.employee_id, 0) AS employee_id, l.local_date, COALESCE(m.team_id, 0) AS team_id,
        COALESCE(l.queue_id, 0) AS queue_id, l.channel, ${sums.join(', ')}
      FROM legs l
      LEFT JOIN team_memberships m ON m.employee_id = l.employee_id
        AND m.from_date <= l.local_date AND (m.to_date IS NULL OR m.to_date > l.local_date)
      GROUP BY 1, 2, 3, 4, 5) n
    WHERE daily_facts.employee_id = n.employee_id AND daily_facts.local_date = n.local_date
      AND daily_facts.team_id = n.team_id AND daily_facts.queue_id = n.queue_id AND daily_facts.channel = n.channel`);
}
