import type { FactKey, Grain } from 'db/queries/sum-facts';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatShare, formatValue } from '~/metrics/format';
import type { Figure, Metric } from '~/metrics/metric';
import type { Format } from './read-arguments';

interface Row {
  key: Partial<FactKey>;
  name: string;
  figures: Partial<Record<MetricId, Figure>>;
}

/** Figures as text: a table for people, or CSV or JSON with durations in seconds. */
export function printFigures(rows: readonly Row[], by: readonly Grain[], format: Format): string {
  const told = rows.flatMap(({ key, name, figures }) =>
    Object.values(figures).map((figure) => ({ key, name, figure, metric: getMetric(figure.metricId as MetricId) })),
  );
  if (format === 'json') {
    return `${JSON.stringify(
      told.map(({ key, name, metric, figure }) => ({
        ...key,
        ...(by.length > 0 && { name }),
        ...exact(metric, figure),
      })),
      null,
      2,
    )}\n`;
  }
  const heads = by.length > 0 ? [by.join(' · ')] : [];
  const names = (name: string) => (by.length > 0 ? [name] : []);
  if (format === 'csv') {
    const lines = told.map(({ name, metric, figure }) => [...names(name), ...Object.values(exact(metric, figure))]);
    return [[...heads, ...EXACT_COLUMNS], ...lines].map((line) => `${line.map(toCell).join(',')}\n`).join('');
  }
  const columns = [...heads, 'metric', 'value', 'exactly', 'numerator', 'denominator', '95 % interval', 'n'];
  return drawTable(
    columns,
    told.map(({ name, metric, figure }) => [...names(name), ...readable(metric, figure)]),
    heads.length + 1,
  );
}

const EXACT_COLUMNS = [
  'metric',
  'unit',
  'value',
  'second',
  'numerator',
  'denominator',
  'low',
  'high',
  'n',
  'is_reliable',
] as const;

/** The figure's parts, durations in seconds. */
function exact(
  metric: Metric,
  figure: Figure,
): Record<(typeof EXACT_COLUMNS)[number], string | number | boolean | null> {
  const inUnit = (value: number | null | undefined) =>
    value === null || value === undefined ? null : metric.unit === 'ms' ? value / 1000 : value;
  return {
    metric: metric.id,
    unit: metric.unit === 'ms' ? 's' : metric.unit,
    value: inUnit(figure.value),
    second: inUnit(figure.second),
    numerator: metric.kind === 'mean' ? inUnit(figure.numerator) : figure.numerator,
    denominator: figure.denominator,
    low: inUnit(figure.interval?.low),
    high: inUnit(figure.interval?.high),
    n: figure.sample,
    is_reliable: figure.isReliable,
  };
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

function toCell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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
