import { ControlChart } from '~/charts/control-chart';
import type { ChartMark, ControlPoint } from '~/charts/control-chart-props';
import { type ControlChartFigures, controlChartTable } from '~/charts/control-chart-table';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { PlainChart } from '~/metrics/verdicts/plain-chart';
import { signalNote } from './chart-words';

interface PlainChartShown {
  chart: PlainChart;
  metric: Metric;
}

/** A textbook control chart with its two signals, as it would be drawn by hand. */
export function PlainChartFigure({ marks, ...shown }: PlainChartShown & { marks: readonly ChartMark[] }) {
  return <ControlChart {...figuresOf(shown)} marks={marks} />;
}

/** The chart's weeks as a table. */
export const plainChartTable = (shown: PlainChartShown) => controlChartTable(figuresOf(shown));

function figuresOf({ chart, metric }: PlainChartShown): ControlChartFigures {
  return {
    label: metric.label,
    points: chart.points.map(
      (point): ControlPoint => ({
        week: point.week,
        value: point.value,
        sample: Math.round(point.n),
        center: point.center,
        low: point.low,
        high: point.high,
        signal: point.signal ? colourOf(metric, point.signal.side) : null,
        phase: point.isBaseline ? 'baseline' : 'judged',
        note: signalNote(point.signal),
      }),
    ),
    format: (value) => formatValue(metric, value),
    unit: metric.unit,
    noun: metric.sampleNoun[1],
  };
}

function colourOf(metric: Metric, side: 'above' | 'below'): ControlPoint['signal'] {
  if (metric.direction === 'band') return 'changed';
  return (side === 'above') === (metric.direction === 'higher') ? 'better' : 'worse';
}
