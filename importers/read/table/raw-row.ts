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

/** How many characters a row holds. */
export function lengthOf({ text, cells }: Pick<RawRow, 'text' | 'cells'>): number {
  if (text !== undefined) return text.length;
  let length = 0;
  for (const cell of cells) length += cell.length;
  return length;
}
