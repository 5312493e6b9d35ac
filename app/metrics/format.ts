import { formatNumber } from '~/reader-locale';
import type { Figure, Metric } from './metric';

type Shown = Pick<Metric, 'unit' | 'decimals'>;

/** A value in its unit: "76%", "5:10", "36 s", "3.75", "4,054"; "–" where there is none. */
export function formatValue(metric: Shown, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  switch (metric.unit) {
    case 'ms':
      return formatDuration(value);
    case 'share':
      return formatShare(value, metric.decimals);
    case 'score':
      return formatScore(value, metric.decimals);
    case 'count':
      return formatCount(value);
  }
}

/** −12.3 → "−12", never "−0". */
function formatScore(value: number, decimals: number): string {
  const text = formatNumber(Math.abs(value), decimals);
  return value < 0 && Number(value.toFixed(decimals)) !== 0 ? `−${text}` : text;
}

/** 0.76 → "76%". */
export function formatShare(value: number, decimals = 0): string {
  return `${formatNumber(value * 100, decimals)}%`;
}

/** 4054 → "4,054". */
export function formatCount(value: number): string {
  return formatNumber(Math.round(value));
}

/** Milliseconds as m:ss or h:mm:ss; under a minute as "36 s". */
export function formatDuration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const sign = ms < 0 && seconds > 0 ? '−' : '';
  if (seconds < 60) return `${sign}${seconds} s`;
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${sign}${minutes}:${two(seconds % 60)}`;
  return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A difference of two values with its sign: "+6 points", "−0.4 points", "+36 s", "−1:10", "+0.25". */
export function formatDifference(metric: Shown, difference: number): string {
  const sign = difference < 0 ? '−' : '+';
  const size = Math.abs(difference);
  if (metric.unit !== 'share') return sign + formatValue(metric, size);
  const points = formatNumber(size * 100, metric.decimals);
  return `${sign}${points} ${points === '1' ? 'point' : 'points'}`;
}

/** What a sample counts; hours are shown as whole ones. */
const nounOf = ({ sampleNoun }: Pick<Metric, 'sampleNoun'>, sample: number) =>
  sampleNoun[Math.round(sample) === 1 ? 0 : 1];

/** "105 answers"; "1 answer". */
export function formatSample(metric: Pick<Metric, 'sampleNoun'>, sample: number): string {
  return `${formatCount(sample)} ${nounOf(metric, sample)}`;
}

/** "68 – 83%", "5:10 – 6:02"; empty where there is no interval. */
export function formatInterval(metric: Shown, interval: Figure['interval']): string {
  if (!interval) return '';
  const low = formatValue(metric, interval.low);
  const high = formatValue(metric, interval.high);
  return metric.unit === 'share' ? `${low.slice(0, -1)} – ${high}` : `${low} – ${high}`;
}

/** A figure as one line: "76% (68 – 83%), 105 answers". A quantile says its second after the first. */
export function formatFigure(metric: Metric, figure: Figure): string {
  const second = figure.second === undefined ? '' : ` / ${formatValue(metric, figure.second)}`;
  const interval = formatInterval(metric, figure.interval);
  const sample = metric.kind === 'count' ? '' : `, ${formatSample(metric, figure.sample)}`;
  return `${formatValue(metric, figure.value)}${second}${interval ? ` (${interval})` : ''}${sample}`;
}

/** What stands behind a figure as people read it: unrounded, in its unit; with n, the ends of the interval and a second quantile. */
export interface Exactly {
  value?: number | null;
  unit?: Metric['unit'];
  sample?: number;
  low?: number | null;
  high?: number | null;
  second?: number | null;
}

/** All of a figure, for files. */
export function exactly(metric: Pick<Metric, 'unit'>, figure: Figure): Exactly {
  const { value, sample, interval, second } = figure;
  return { value, unit: metric.unit, sample, low: interval?.low, high: interval?.high, second };
}

/** The parts that the Figure component takes. */
export function figureProps(metric: Metric, figure: Figure) {
  return {
    value: figure.value === null ? null : formatValue(metric, figure.value),
    // A count is its own n.
    ...(metric.kind !== 'count' && { sample: Math.round(figure.sample), noun: nounOf(metric, figure.sample) }),
    interval: formatInterval(metric, figure.interval) || undefined,
    isReliable: figure.isReliable,
    exact: exactly(metric, figure),
  };
}
