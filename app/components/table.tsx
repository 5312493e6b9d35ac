import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { FileLink, slugOf } from './file-link';

export interface Column {
  /** Never blank: it heads the column, and each cell where the table folds into cards. */
  label: string;
  isNumeric?: boolean;
  /** What the column says, on hover. */
  hint?: string;
  /** A link that sorts by this column. */
  sortTo?: string;
  sorted?: 'ascending' | 'descending';
}

export interface Row {
  key: string | number;
  /** One a column; the first names the row. */
  cells: readonly ReactNode[];
}

interface TableProps {
  /** Names the table, and the file that it can be taken away as: no other table of the page has the same. */
  caption: string;
  /** The caption is read out but not drawn, where a heading says it already. */
  isCaptionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Stays a table however narrow: for two or three short columns, or where it scrolls by itself. */
  isCompact?: boolean;
  /** Shown instead of no rows: say what to do. */
  empty?: ReactNode;
  /** The address of a file of all its pages, where there is one; null where it has none of its own: a chart's table. */
  fileTo?: string | null;
}

/** A table where there is room; cards, each cell with its label, where there is not. Its figures can be taken away as CSV. */
export function Table({ caption, isCaptionHidden = true, columns, rows, isCompact, empty, fileTo }: TableProps) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div className="table-box">
      <div className="table-scroll">
        <table className={isCompact ? 'table' : 'table is-foldable'} data-name={slugOf(caption)}>
          <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.label} {...column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {columns.map((column, index) => (
                  <BodyCell key={column.label} column={column} isName={index === 0}>
                    {row.cells[index]}
                  </BodyCell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fileTo !== null && <FileLink table={slugOf(caption)} label={caption} to={fileTo} />}
    </div>
  );
}

const numberClass = (column: Column) => (column.isNumeric ? 'number' : undefined);

function HeadCell(column: Column) {
  const { label, hint, sortTo, sorted } = column;
  return (
    <th scope="col" className={numberClass(column)} title={hint} aria-sort={sorted}>
      {sortTo ? (
        <Link to={sortTo} preventScrollReset aria-current={sorted ? 'true' : undefined}>
          {label}
          {sorted && <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span>}
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

function BodyCell({ column, isName, children }: { column: Column; isName: boolean; children: ReactNode }) {
  if (isName) {
    return (
      <th scope="row" className={numberClass(column)}>
        {children}
      </th>
    );
  }
  return (
    <td className={numberClass(column)} data-label={column.label}>
      {children}
    </td>
  );
}
