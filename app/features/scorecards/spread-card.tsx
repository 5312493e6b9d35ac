import { Card } from '~/components/card';
import { metricName, metricPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { scoredMetric } from '~/metrics/scorecard/definition';
import type { Spread } from './find-spread.server';

type Line = Spread['metrics'][number];

/** Where people are, for whoever chooses the figures for 0 and for 100 points. */
export function spreadTable({ metrics }: Spread): TableData {
  const value = (label: string, part: 'low' | 'middle' | 'high'): Column<Line> => ({
    label,
    isNumeric: true,
    file: ['value', 'unit'],
    cell: (line) => metricPiece(scoredMetric(line.metricId), line[part]),
  });
  return tableOf({
    caption: 'Current results',
    rows: metrics,
    key: ({ metricId }) => metricId,
    columns: [
      { label: 'Metric', cell: ({ metricId }) => metricName(scoredMetric(metricId)) },
      value('10% are below', 'low'),
      value('Middle', 'middle'),
      value('10% are above', 'high'),
      { label: 'People', isNumeric: true, cell: ({ people }) => people },
    ],
  });
}

export function SpreadCard({ period, table }: Pick<Spread, 'period'> & { table: TableData }) {
  return (
    <Card
      title="Current results"
      question={`Actual figures of everyone with enough data, ${period.label}. Set 100 points where some people get there, but not all.`}
    >
      <Table table={table} empty={<p className="soft">No one has enough data yet.</p>} />
    </Card>
  );
}
