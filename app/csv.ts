import { guardFormulas } from 'importers/cells/formula-guard';

export type CsvValue = string | number | boolean | null | undefined;

/** Lets spreadsheets read a file as UTF-8; programs want none. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line of a table by RFC 4180: CRLF, quotes where need be; nothing is an empty cell. The one writer of all files that
 * spreadsheets open: text in which one would find a formula gets an apostrophe before it, numbers stay what they are.
 */
export function csvLine(values: readonly CsvValue[], delimiter = ','): string {
  return `${values.map((value) => csvCell(value, delimiter)).join(delimiter)}\r\n`;
}

function csvCell(value: CsvValue, delimiter: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = guardFormulas(value, delimiter);
  // Whoever cuts at another delimiter shall not cut within a cell.
  return /["\r\n,;\t|]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
