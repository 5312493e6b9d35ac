import { type Exactly, formatDuration, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { Piece } from './table-data';

/** A figure in words with the very number; "–" where there is none. */
export function exactPiece(value: number | null, unit: Exactly['unit'], format: (value: number) => string): Piece {
  return { exact: { value, unit }, text: value === null ? '–' : format(value) };
}

/** From one end to another. */
export function rangePiece(
  { low, high }: { low: number | null; high: number | null },
  unit: Exactly['unit'],
  format: (value: number) => string,
): Piece {
  return { exact: { low, high, unit }, text: low === null || high === null ? '–' : `${format(low)} – ${format(high)}` };
}

/** A metric's value in its unit. */
export const metricPiece = (metric: Pick<Metric, 'unit' | 'decimals'>, value: number | null): Piece =>
  exactPiece(value, metric.unit, (known) => formatValue(metric, known));

/** A metric's name, leading to its definition. */
export const metricName = ({ id, label }: { id: string; label: string }): Piece => ({ text: label, definition: id });

/** A duration, or nothing where it is not known. */
export const durationPiece = (ms: number | null): Piece => ms !== null && exactPiece(ms, 'ms', formatDuration);
