import { FileLink, slugOf } from '~/components/file-link';
import { type Column, type Row, Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { type Drawing, Drawn } from './drawing';

interface ChartFrameProps {
  label: string;
  drawing: Drawing;
  columns: readonly Column[];
  /** Made when somebody asks for the table. */
  rows: () => readonly Row[];
}

/** A chart, its table, and the file of it. */
export function ChartFrame({ label, drawing, columns, rows }: ChartFrameProps) {
  return (
    <figure className="chart">
      <Drawn className="chart-drawing" drawing={drawing} />
      <div className="chart-foot">
        <TableDisclosure>
          {() => <Table caption={label} columns={columns} rows={rows()} isCompact fileTo={null} />}
        </TableDisclosure>
        <FileLink table={slugOf(label)} label={label} />
      </div>
    </figure>
  );
}
