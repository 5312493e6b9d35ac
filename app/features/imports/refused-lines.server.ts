import type { OpenDatabase } from 'db/open';
import { iterateRefusedCells } from 'db/queries/imports-rows';
import { OWN_HEADERS } from 'importers/read/recognize/own-columns';
import { csvLine } from '~/csv';
import { reasonOf } from './words';

/** Which rows of an import, and how the file that they came from was read. */
export interface RefusedRowsOrder {
  importId: number;
  fate: 'rejected' | 'held';
  delimiter: string;
  /** The file's own columns, each with its place in a row. */
  columns: { header: string; index: number }[];
  /** What was said of the file when it was loaded: the order of its dates, its zone, its period. */
  said: string[];
}

/** The refused, or the held, rows with their own columns and why, delimited as their file was. */
export async function refusedLines(
  opened: Pick<OpenDatabase, 'db' | 'connection'>,
  { importId, fate, delimiter, columns, said }: RefusedRowsOrder,
): Promise<Iterable<string>> {
  const rows = iterateRefusedCells(opened, { importId, fate });
  return (function* () {
    yield csvLine([...columns.map(({ header }) => header), ...OWN_HEADERS], delimiter);
    for (const { line: number, code, column_name: column, advice, raw } of rows) {
      const cells = JSON.parse(raw ?? '[]') as string[];
      const own = columns.map(({ index }) => cells[index] ?? '');
      const problem = column === null ? reasonOf(code) : `${reasonOf(code)} (${column})`;
      yield csvLine([...own, number, problem, advice, ...said], delimiter);
    }
  })();
}
