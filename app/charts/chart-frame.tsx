import type { ReactNode } from 'react';
import { FileLink, slugOf } from '~/components/file-link';
import { type Column, type Row, Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import type { ChartSize } from './chart-size';

interface ChartFrameProps {
  label: string;
  draw: (size: ChartSize) => ReactNode;
  columns: readonly Column[];
  /** Made when somebody asks for the table. */
  rows: () => readonly Row[];
}

/** Both drawings of a chart, its table, and the file of it. */
export function ChartFrame({ label, draw, columns, rows }: ChartFrameProps) {
  return (
    <figure className="chart">
      <div className="chart-drawing chart-wide">{draw('wide')}</div>
      <div className="chart-drawing chart-narrow">{draw('narrow')}</div>
      <div className="chart-foot">
        <TableDisclosure>
          {() => <Table caption={label} columns={columns} rows={rows()} isCompact fileTo={null} />}
        </TableDisclosure>
        <FileLink table={slugOf(label)} label={label} />
      </div>
    </figure>
  );
}
