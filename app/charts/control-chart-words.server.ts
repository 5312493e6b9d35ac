import { formatDay } from '~/components/day';
import { formatValue } from '~/metrics/format';
import { formatNumber } from '~/reader-locale';
import { type ControlChartProps, type ControlPoint, rangeText, signalWord } from './control-chart';

type Measured = ControlChartProps['metric'];

/** A week's figures in one line, and what they say. */
export function pointText(point: ControlPoint, metric: Measured): string {
  const range = rangeText(point, metric);
  return [
    `week of ${formatDay(point.week)}`,
    formatValue(metric, point.value),
    `n ${formatNumber(point.sample)} ${metric.sampleNoun[point.sample === 1 ? 0 : 1]}`,
    range && `expected ${range}`,
    point.note ?? verdictText(point),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Of a single week; one that lies outside by itself is no signal: of many weeks some do. */
function verdictText(point: ControlPoint): string {
  const { value, low, high, phase } = point;
  if (point.signal) return signalWord(point);
  if (phase === 'baseline') return 'baseline';
  if (value === null || low === null || high === null) return '';
  return value < low || value > high ? 'outside the range, but no clear change' : 'in the expected range';
}

/** The chart in a sentence, for whoever hears it. */
export function chartText(metric: Measured, points: readonly ControlPoint[]): string {
  const last = points.findLast(({ value }) => value !== null)!;
  const range = rangeText(last, metric);
  const words = points.map(signalWord).filter(Boolean);
  const said = [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} weeks ${word}`);
  return [
    `${points.length} weeks from ${formatDay(points[0]!.week)} to ${formatDay(points.at(-1)!.week)}.`,
    `Last value ${formatValue(metric, last.value)}${range && `, expected ${range}`}.`,
    said.length > 0 ? `${said.join(', ')}.` : 'No week differs more than chance explains.',
  ].join(' ');
}
