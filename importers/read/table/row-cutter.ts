import { SHOWN } from '../../bounds';
import type { BrokenLine, RawRow } from './raw-row';

/** Cuts a file's lines into rows, block after block. */
export interface RowCutter {
  cut(lines: string[]): Generator<RawRow[]>;
  /** Rows that still wait for a line. */
  end(): Generator<RawRow[]>;
  /** After the last row that somebody wanted. */
  close(): void;
}

/** Rows that are handed on together: so few that they are forgotten young, which costs least. */
export const ROWS_AT_ONCE = 64;

/** A line that is not a row, unchanged; of an endless one the beginning. */
export const brokenRow = (line: number, text: string, problem: BrokenLine): RawRow => ({
  line,
  cells: [problem === 'overlong_line' ? text.slice(0, SHOWN) : text],
  isBroken: true,
  problem,
});
