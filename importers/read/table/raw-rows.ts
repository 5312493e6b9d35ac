import { unguardFormulas } from '../../cells/formula-guard';
import type { FileBytes } from '../text/byte-blocks';
import type { Encoding } from '../text/encodings';
import { DelimitedRows } from './delimited-rows';
import { ObjectRows } from './object-rows';
import type { RawRow } from './raw-row';
import type { ReadNotice } from './read-notice';
import type { RowCutter } from './row-cutter';
import { wholeLines } from './whole-lines';

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
