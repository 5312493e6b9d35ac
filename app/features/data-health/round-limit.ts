/** Where spreadsheets end. */
const SHEET_ENDS = new Set([65_535, 65_536, 1_048_575, 1_048_576]);
const SMALLEST_LIMIT = 1000;

/** Whether a file has exactly a number of rows at which exports are cut: 1,000, 3,000, 50,000, a spreadsheet's limit. */
export function isRoundLimit(rows: number): boolean {
  return SHEET_ENDS.has(rows) || (rows >= SMALLEST_LIMIT && rows % 500 === 0);
}
