import { FileLink, slugOf } from '~/components/file-link';
import { Table } from '~/components/table';
import type { TableData } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { type Drawing, Drawn } from './drawing';

interface ChartFrameProps {
  drawing: Drawing;
  /** Its figures. */
  table: TableData;
}

/** A chart, its table, and the file of it. */
export function ChartFrame({ drawing, table }: ChartFrameProps) {
  return (
    <figure className="chart">
      <Drawn className="chart-drawing" drawing={drawing} />
      <div className="chart-foot">
        <TableDisclosure>{() => <Table table={table} isCompact fileTo={null} />}</TableDisclosure>
        <FileLink table={slugOf(table.caption)} label={table.caption} />
      </div>
    </figure>
  );
}
