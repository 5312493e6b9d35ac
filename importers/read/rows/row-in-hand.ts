import { shown } from '../../bounds';
import type { RowIssue } from '../../row-outcome';

/** A row being read: its cells and the first thing found wrong with it. */
export interface RowInHand {
  cells: string[];
  issue: RowIssue | null;
}

/** Reads one field of a row; null where the file says nothing or what it says is wrong (then the row has an issue). */
export type ReadCell<T> = (row: RowInHand) => T | null;

/** Notes what is wrong with a row, unless something was already. */
export function fail(row: RowInHand, code: string, column: string | null, cell: string | null, advice: string): null {
  row.issue ??= { code, column, cell: cell && shown(cell), advice };
  return null;
}
