import { DEEPEST_OBJECT, LONGEST_ROW, MOST_COLUMNS } from '../../bounds';
import type { BrokenLine } from '../table/raw-row';

const columns = MOST_COLUMNS.toLocaleString('en-US');
const characters = LONGEST_ROW.toLocaleString('en-US');

/** What is wrong with a line that is no row, behind "Line 3" or "It", and what to do. */
export const BROKEN_LINES: Record<BrokenLine, { is: string; advice: string }> = {
  overlong_line: {
    is: `is longer than ${characters} characters, longer than any row`,
    advice: `A row has at most ${characters} characters. A line end is missing here, or the file is damaged. Export it again.`,
  },
  too_many_columns: {
    is: `has more than ${columns} cells, more than any table`,
    advice: `A table has at most ${columns} columns. Export the report again with the columns that you need.`,
  },
  broken_object: {
    is: 'holds no JSON object',
    advice: 'The line is not a complete JSON object. Export it again.',
  },
  deep_object: {
    is: 'holds an object that is too large for a row',
    advice: `An object has at most ${columns} values, ${DEEPEST_OBJECT} levels deep, with short names. Export fewer of them.`,
  },
};
