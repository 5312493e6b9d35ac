export type CsvValue = string | number | boolean | null | undefined;

/** Lets spreadsheets read a file as UTF-8; programs want none. */
export const BYTE_ORDER_MARK = '\uFEFF';

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** One line of CSV by RFC 4180: commas, CRLF, quotes where need be; nothing is an empty cell. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay what they are. */
function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
