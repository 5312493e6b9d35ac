import type { Grain } from 'db/queries/sum-facts';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatShare, formatValue } from '~/metrics/format';
import type { Figure, Metric } from '~/metrics/metric';
import { atOnce } from '~/metrics/verdicts/steps';
import type { AskedFigure } from './find-asked.server';
import type { Format } from './read-arguments';
import { tellCsv, tellFigure } from './tell-figure';

/** Figures as text: a table for people, or the CSV or JSON that other programs get. */
export function printFigures(figures: readonly AskedFigure[], by: readonly Grain[], format: Format): string {
  if (format === 'json') return `${JSON.stringify({ figures: figures.map(tellFigure) }, null, 2)}\n`;
  if (format === 'csv') return atOnce(tellCsv(figures, by));
  const heads = by.length > 0 ? [by.join(' · ')] : [];
  return drawTable(
    [...heads, 'metric', 'value', 'exactly', 'numerator', 'denominator', '95% interval', 'n'],
    figures.map(({ names, figure }) => [
      ...(by.length > 0 ? [by.map((grain) => names[grain]).join(' · ')] : []),
      ...readable(getMetric(figure.metricId as MetricId), figure),
    ]),
    heads.length + 1,
  );
}

function readable(metric: Metric, figure: Figure): string[] {
  const second = figure.second === undefined ? '' : ` / ${formatValue(metric, figure.second)}`;
  return [
    metric.id,
    formatValue(metric, figure.value) + second,
    exactly(metric, figure.value) + (figure.second === undefined ? '' : ` / ${exactly(metric, figure.second)}`),
    metric.kind === 'mean' && metric.unit === 'ms' ? `${amount(figure.numerator / 1000)} s` : amount(figure.numerator),
    figure.denominator === null ? '' : amount(figure.denominator),
    formatInterval(metric, figure.interval),
    formatCount(figure.sample) + (figure.isReliable ? '' : ' (too few)'),
  ];
}

function exactly(metric: Metric, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (metric.unit === 'ms') return `${(value / 1000).toFixed(3)} s`;
  if (metric.unit === 'share') return formatShare(value, 2);
  return metric.unit === 'score' ? value.toFixed(4) : formatCount(value);
}

/** Whole numbers as they are, others to three decimals; thousands set apart. */
const amount = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 3 });

/** Columns padded to their widest cell; the first `words` to the left, figures to the right. */
function drawTable(columns: string[], rows: string[][], words: number): string {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]!.length)));
  const draw = (cells: string[]) =>
    cells
      .map((cell, at) => (at < words ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [columns, widths.map((width) => '-'.repeat(width)), ...rows].map((row) => `${draw(row)}\n`).join('');
}
