import type { ReactNode } from 'react';
import { FileLink, slugOf } from '~/components/file-link';
import { Table } from '~/components/table';
import type { TableData } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import type { ChartSize } from './chart-size';

interface ChartFrameProps {
  draw: (size: ChartSize) => ReactNode;
  /** Its figures; called after the chart. */
  table: TableData;
}

/** Both drawings of a chart, its table, and the file of it. */
export function ChartFrame({ draw, table }: ChartFrameProps) {
  return (
    <figure className="chart">
      <div className="chart-drawing chart-wide">{draw('wide')}</div>
      <div className="chart-drawing chart-narrow">{draw('narrow')}</div>
      <div className="chart-foot">
        <TableDisclosure>{() => <Table table={table} isCompact fileTo={null} />}</TableDisclosure>
        <FileLink table={slugOf(table.caption)} label={table.caption} />
      </div>
    </figure>
  );
}
