import { Card } from '~/components/card';
import type { Metric } from '~/metrics/metric';
import { baselineWords, METHOD_WORDS } from './chart-words';
import type { ChartPage } from './find-chart-page.server';
import { PlainChartFigure } from './plain-chart-figure';

/** The textbook chart of a person's weeks of one metric. */
export function PlainChartCard({ page, metric }: { page: ChartPage; metric: Metric }) {
  const { chart, marks } = page;
  return (
    <Card title="Textbook chart" question={METHOD_WORDS[chart.method]}>
      <PlainChartFigure chart={chart} metric={metric} marks={marks} />
      <p>{baselineWords(chart.latest)}</p>
      <p className="soft">
        Two signals only: one week beyond three sigma, or eight in a row on one side. This chart knows nothing of the
        queues that were served or of what everybody else met, so it names nobody; the chart on the person’s page does
        know.
      </p>
    </Card>
  );
}
