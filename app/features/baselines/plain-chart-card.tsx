import { ControlChart, type ControlPoint } from '~/charts/control-chart';
import { Card } from '~/components/card';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { baselineWords, METHOD_WORDS, signalNote } from './chart-words';
import type { ChartPage } from './find-chart-page.server';

/** The textbook control chart with its two signals, as it would be drawn by hand. */
export function PlainChartCard({ page, metric }: { page: ChartPage; metric: Metric }) {
  const { chart, marks } = page;
  return (
    <Card title="Textbook chart" question={METHOD_WORDS[chart.method]}>
      <ControlChart
        label={metric.label}
        points={chart.points.map(
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
        )}
        format={(value) => formatValue(metric, value)}
        unit={metric.unit}
        marks={marks}
        noun={metric.sampleNoun[1]}
      />
      <p>{baselineWords(chart.latest)}</p>
      <p className="soft">
        Two signals only: one week beyond three sigma, or eight in a row on one side. This chart knows nothing of the
        queues that were served or of what everybody else met, so it names nobody; the chart on the person’s page does
        know.
      </p>
    </Card>
  );
}

function colourOf(metric: Metric, side: 'above' | 'below'): ControlPoint['signal'] {
  if (metric.direction === 'band') return 'changed';
  return (side === 'above') === (metric.direction === 'higher') ? 'better' : 'worse';
}
