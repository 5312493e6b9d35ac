import type { GoalRow } from 'db/queries/goals';
import { findMetric } from '~/metrics/catalogue';
import { formatInterval, formatValue } from '~/metrics/format';
import type { Guard } from '~/metrics/goals/guard';
import { sayDay, sayMetric } from '~/metrics/goals/words';
import { formatNumber } from '~/reader-locale';

const CHANNELS: Record<string, string> = { voice: 'voice', chat: 'chat', email: 'email' };

/** "on chat in Billing"; empty for all work. */
export function sayScope({ channel, queueName }: { channel: string | null; queueName: string | null }): string {
  return [channel && `on ${CHANNELS[channel] ?? channel}`, queueName && `in ${queueName}`].filter(Boolean).join(' ');
}

type Titled = Pick<GoalRow, 'metric_id' | 'baseline_value' | 'target' | 'due_date'>;

/** "CSAT from 76% to 85% by 31 Dec". */
export function titleOf(row: Titled, today: string): string {
  const metric = findMetric(row.metric_id);
  if (!metric) return row.metric_id;
  const from = formatValue(metric, row.baseline_value);
  return `${sayMetric(metric)} from ${from} to ${formatValue(metric, row.target)} by ${sayDay(row.due_date, today)}`;
}

/** How it is measured and what it supports: "Average from 5 Oct, on chat. Supports “…”." */
export function subtitleOf(row: GoalRow, today: string): string {
  const scope = sayScope({ channel: row.channel, queueName: row.queue_name });
  const what =
    row.kind === 'level'
      ? `Average of the last ${row.level_weeks ?? 4} weeks`
      : `Average from ${sayDay(row.start_date, today)}`;
  const serves = row.pillar_name ? ` Supports “${row.pillar_name}”.` : '';
  return `${what}${scope ? `, ${scope}` : ', all work'}.${serves}`;
}

/** The safeguard against its limit, in a sentence. */
export function sayGuard(counterMetricId: string | null, guard: Guard | null): string | null {
  const metric = findMetric(counterMetricId);
  if (!metric || !guard) return null;
  const limit = `${guard.side} ${formatValue(metric, guard.limit)}`;
  if (guard.value === null) return `Safeguard: ${sayMetric(metric)} must stay ${limit}. No data yet.`;
  const range = guard.interval ? `, ${formatInterval(metric, { ...guard.interval, confidence: 0.95 })}` : '';
  const figure = `${sayMetric(metric)} is ${formatValue(metric, guard.value)} (n ${formatNumber(guard.sample)}${range})`;
  return guard.isBroken ? `Safeguard missed: ${figure}, limit ${limit}.` : `Safeguard met: ${figure}, limit ${limit}.`;
}
