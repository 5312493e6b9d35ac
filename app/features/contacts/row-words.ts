import type { AdherenceIntervalRow, AgentIntervalRow, AnswerRow, LegRow, ReviewRow } from 'db/queries/find-rows';
import { formatDay } from '~/components/day';
import { formatDuration, formatShare, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { Shape } from './find-contacts.server';

/** What became of a leg, in words. */
export function toldOf(row: LegRow): string {
  const parts = [
    row.direction !== 'inbound' && row.direction,
    row.isAnswered ? 'answered' : row.isAbandoned ? 'abandoned' : 'not answered',
    row.isTransferred === 1 && 'transferred',
    row.isResolved === 1 && 'resolved',
    row.isResolved === 0 && 'not resolved',
    row.isRepeated === 1 && 'repeat contact',
    row.reason,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** "4 of 5", "9 (0 to 10)", "not answered". */
export function scoreOf({ score, scaleMin, scaleMax }: AnswerRow): string {
  if (score === null) return 'not answered';
  return scaleMin === 1 ? `${score} of ${scaleMax}` : `${score} (${scaleMin} to ${scaleMax})`;
}

/** "42 of 50 points", with critical misses apart. */
export function pointsOf({ points, possible, criticalMisses }: ReviewRow): string {
  const missed = criticalMisses > 0 ? `, ${criticalMisses} critical misses` : '';
  return `${round(points)} of ${round(possible)} points${missed}`;
}

/** What a row adds to the figure: yes or no for a share, an amount for a mean. */
export function countsAs(metric: Metric, shape: Shape, row: { numerator: number; denominator: number }): string {
  if (shape === 'share') return row.numerator > 0 ? 'Yes' : 'No';
  if (metric.kind === 'ratio') return row.denominator > 0 ? formatValue(metric, row.numerator / row.denominator) : '–';
  if (metric.rows === 'reviews') return row.denominator > 0 ? formatShare(row.numerator / row.denominator) : '–';
  return formatValue(metric, row.numerator);
}

/** A duration, or nothing where it is not known. */
function known(ms: number | null): string {
  return ms === null ? '' : formatDuration(ms);
}

/** "2 Mar 2026" for a whole day; else the local time as the file has it, and for how long. */
export function spanOf({ localDate, startedText, intervalMs }: AgentIntervalRow | AdherenceIntervalRow): string {
  const isDay = Math.abs(intervalMs - 86_400_000) <= 3_600_000;
  return isDay ? formatDay(localDate) : `${startedText}, ${formatDuration(intervalMs)}`;
}

/** "24:00 of 7:30:00"; nothing where the time is not known. */
export function partOf(ms: number | null, of: number | null): string {
  return ms === null || of === null ? known(ms) : `${known(ms)} of ${known(of)}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
