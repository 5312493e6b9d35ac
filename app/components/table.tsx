import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { CellContent } from './cell-content';
import { FileLink, slugOf } from './file-link';
import type { Cell, Heading, TableData } from './table-data';

interface TableProps {
  table: TableData;
  /** The caption is read out but not drawn, where a heading says it already. */
  isCaptionHidden?: boolean;
  /** Stays a table however narrow: for two or three short columns, or where it scrolls by itself. */
  isCompact?: boolean;
  /** Scrolls within its own box, with its heads in sight: for the many columns of a file. */
  isWide?: boolean;
  /** Shown instead of no rows: say what to do. */
  empty?: ReactNode;
  /** The address of a file of all its pages, where there is one; null where the link to its file stands elsewhere. */
  fileTo?: string | null;
}

/** A table where there is room; cards, each cell with its label, where there is not. Its figures can be taken away as CSV. */
export function Table({ table, isCaptionHidden = true, isCompact, isWide, empty, fileTo }: TableProps) {
  const { caption, columns } = table;
  const rows = table.rows();
  if (rows.length === 0 && empty) return empty;
  return (
    <div className="table-box">
      <ScrollBox label={isWide ? caption : undefined}>
        <table className={tableClass({ isCompact, isWide })} data-name={slugOf(caption)}>
          <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={`${column.label} ${column.note}`} {...column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {columns.map((column, index) => (
                  <BodyCell
                    key={`${column.label} ${column.note}`}
                    column={column}
                    isName={index === 0}
                    cell={row.cells[index]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {fileTo !== null && <FileLink table={slugOf(caption)} label={caption} to={fileTo} />}
    </div>
  );
}

function ScrollBox({ label, children }: { label: string | undefined; children: ReactNode }) {
  if (label === undefined) return <div className="table-scroll">{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wide-table" tabIndex={0} aria-label={`${label}, scrollable`}>
      {children}
    </section>
  );
}

function tableClass({ isCompact, isWide }: Pick<TableProps, 'isCompact' | 'isWide'>): string | undefined {
  if (isWide) return undefined;
  return isCompact ? 'table' : 'table is-foldable';
}

const numberClass = (column: Heading) => (column.isNumeric ? 'number' : undefined);

function HeadCell(column: Heading) {
  const { label, note, hint, sortTo, sorted } = column;
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
      {note && <span className="wide-table-raw">{note}</span>}
    </th>
  );
}

function BodyCell({ column, isName, cell }: { column: Heading; isName: boolean; cell: Cell }) {
  const content = <CellContent cell={cell} />;
  if (isName) {
    return (
      <th scope="row" className={numberClass(column)}>
        {content}
      </th>
    );
  }
  return (
    <td className={numberClass(column)} data-label={column.label}>
      {content}
    </td>
  );
}
