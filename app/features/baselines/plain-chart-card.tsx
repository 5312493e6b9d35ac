import { ControlChart } from '~/charts/control-chart';
import { Card } from '~/components/card';
import type { Metric } from '~/metrics/metric';
import { baselineWords, METHOD_WORDS } from './chart-words';
import type { DrawnChartPage } from './draw-plain-chart.server';
import { plainPoints } from './plain-points';

/** The textbook chart of a person's weeks of one metric. */
export function PlainChartCard({ page, metric }: { page: DrawnChartPage; metric: Metric }) {
  const { chart, drawing } = page;
  return (
    <Card title="Textbook chart" question={METHOD_WORDS[chart.method]}>
      <ControlChart metric={metric} points={plainPoints(metric, chart)} drawing={drawing} />
      <p>{baselineWords(chart.latest)}</p>
      <p className="soft">
        Two signals count: one week beyond three sigma, or eight in a row on one side. This chart ignores queues and
        what others saw, so it names nobody. The chart on the person’s page allows for both.
      </p>
    </Card>
  );
}
