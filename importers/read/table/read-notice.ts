/** Something odd about a line, or about the file up to it, that was read all the same. */
export interface ReadNotice {
  line: number;
  code: 'broken_quotes' | 'doubled_hour' | 'missing_hour' | 'round_row_count' | 'constant_work';
  message: string;
  /** How many lines it is said of, where that is not one. */
  times?: number;
}

/** Of how many lines something is said. */
export const timesOf = (notices: readonly ReadNotice[]): number =>
  notices.reduce((sum, { times }) => sum + (times ?? 1), 0);
