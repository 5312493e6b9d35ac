import { unguardFormulas } from '../../cells/formula-guard';
import type { FileBytes } from '../text/byte-blocks';
import type { Encoding } from '../text/text-encoding';
import { DelimitedRows } from './delimited-rows';
import { ObjectRows } from './object-rows';
import type { RowCutter } from './row-cutter';
import { wholeLines } from './whole-lines';

/** Why a line is no row at all. */
export type BrokenLine = 'overlong_line' | 'too_many_columns' | 'broken_object' | 'deep_object';

/** An original row of the file: its first line (1-based, as an editor counts) and its cells, untouched. */
export interface RawRow {
  line: number;
  cells: string[];
  /** The original row, where it is one line that is cut at its delimiters and nowhere else. */
  text?: string;
  /** The cells hold what stands above the table too, as when a row that waited is read again. */
  isFilled?: true;
  /** The line is no row at all. */
  isBroken?: true;
  problem?: BrokenLine;
}

/** Something odd about a line, or about the file up to it, that was read all the same. */
export interface ReadNotice {
  line: number;
  code: 'broken_quotes' | 'doubled_hour' | 'missing_hour' | 'round_row_count' | 'constant_work';
  message: string;
  /** How many lines it is said of, where that is not one. */
  times?: number;
}

export interface RawRowOptions extends FileBytes {
  encoding: Encoding;
  delimiter: string;
  /** Each line is a JSON object, of which these paths are read. */
  paths?: readonly string[];
  /** Cells are guarded against formulas: what was put in for that is taken off. */
  isGuarded?: boolean;
  onNotice?: (notice: ReadNotice) => void;
}

/** The file's rows, some at a time. Every line yields a row, is part of one, or is reported as none; holds one block and one row at most. */
export function rawRows(path: string, options: RawRowOptions): AsyncGenerator<RawRow[]> {
  const rows = rowsAsTheyStand(path, options);
  return options.isGuarded ? unguardedRows(rows, options.delimiter) : rows;
}

async function* rowsAsTheyStand(path: string, options: RawRowOptions): AsyncGenerator<RawRow[]> {
  const cutter: RowCutter = options.paths
    ? new ObjectRows(options.paths)
    : new DelimitedRows(options.delimiter, options.onNotice);
  try {
    for await (const lines of wholeLines(path, options)) for (const rows of cutter.cut(lines)) yield rows;
    for (const rows of cutter.end()) yield rows;
  } finally {
    cutter.close();
  }
}

async function* unguardedRows(batches: AsyncIterable<RawRow[]>, delimiter: string): AsyncGenerator<RawRow[]> {
  for await (const rows of batches) yield rows.map((row) => unguardedRow(row, delimiter));
}

/** A row without what its cells were guarded with. */
export function unguardedRow(row: RawRow, delimiter: string): RawRow {
  const cells = row.cells.map((cell) => unguardFormulas(cell, delimiter));
  return cells.every((cell, place) => cell === row.cells[place]) ? row : { ...row, cells, text: undefined };
}

/** How many characters a row holds. */
export function lengthOf({ text, cells }: Pick<RawRow, 'text' | 'cells'>): number {
  if (text !== undefined) return text.length;
  let length = 0;
  for (const cell of cells) length += cell.length;
  return length;
}

/** Of how many lines something is said. */
export const timesOf = (notices: readonly ReadNotice[]): number =>
  notices.reduce((sum, { times }) => sum + (times ?? 1), 0);
