/** Where spreadsheets end. */
const SHEET_ENDS = new Set([65_535, 65_536, 1_048_575, 1_048_576]);
const SMALLEST_LIMIT = 1000;

/** Whether a file has just so many rows as an export is cut at: 1,000, 3,000, 50,000, where a spreadsheet ends. */
export function isRoundLimit(rows: number): boolean {
  return SHEET_ENDS.has(rows) || (rows >= SMALLEST_LIMIT && rows % 500 === 0);
}
