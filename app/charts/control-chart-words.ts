import { formatDay } from '~/components/day';
import type { ControlChartProps, ControlPoint } from './control-chart-props';

/** "71% – 88%", or nothing where there is no expectation. */
export function rangeText({ low, high }: Pick<ControlPoint, 'low' | 'high'>, format: (value: number) => string) {
  return low === null || high === null ? '' : `${format(low)} – ${format(high)}`;
}

export function signalWord({ signal, phase }: Pick<ControlPoint, 'signal' | 'phase'>) {
  if (signal === 'better') return 'better than chance explains';
  if (signal === 'worse') return 'worse than chance explains';
  if (signal === 'changed') return 'changed more than chance explains';
  return phase === 'baseline' ? 'baseline' : '';
}

/** A point's figures in one line. */
export function pointText(point: ControlPoint, { format, noun, locale }: ControlChartProps) {
  const range = rangeText(point, format);
  return [
    `week of ${formatDay(point.week, 'short', locale)}`,
    point.value === null ? 'nothing counted' : format(point.value),
    `n ${point.sample.toLocaleString('en')}${noun ? ` ${noun}` : ''}`,
    range && `expected ${range}`,
    point.note,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The chart in a sentence, for whoever hears it. */
export function chartText(props: ControlChartProps) {
  const { points, format, locale } = props;
  const last = points.findLast(({ value }) => value !== null);
  const signals = points.filter(({ signal }) => signal);
  const said = [...new Set(signals.map(signalWord))].map(
    (word) => `${signals.filter((point) => signalWord(point) === word).length} weeks ${word}`,
  );
  return [
    `${points.length} weeks from ${formatDay(points[0]!.week, 'short', locale)} to ${formatDay(points.at(-1)!.week, 'short', locale)}.`,
    last && `Last value ${format(last.value!)}${rangeText(last, format) && `, expected ${rangeText(last, format)}`}.`,
    said.length > 0 ? `${said.join(', ')}.` : 'No week differs more than chance explains.',
  ]
    .filter(Boolean)
    .join(' ');
}
