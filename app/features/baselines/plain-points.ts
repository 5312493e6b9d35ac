import type { ControlPoint } from '~/charts/control-chart';
import type { Metric } from '~/metrics/metric';
import type { PlainChart } from '~/metrics/verdicts/plain-chart';
import { signalNote } from './chart-words';

/** The weeks of a textbook control chart with its two signals, as they would be drawn by hand. */
export function plainPoints(metric: Metric, chart: PlainChart): ControlPoint[] {
  return chart.points.map((point) => ({
    week: point.week,
    value: point.value,
    sample: Math.round(point.n),
    center: point.center,
    low: point.low,
    high: point.high,
    signal: point.signal ? colorOf(metric, point.signal.side) : null,
    phase: point.isBaseline ? 'baseline' : 'judged',
    note: signalNote(point.signal),
  }));
}

function colorOf(metric: Metric, side: 'above' | 'below'): ControlPoint['signal'] {
  if (metric.direction === 'band') return 'changed';
  return (side === 'above') === (metric.direction === 'higher') ? 'better' : 'worse';
}
