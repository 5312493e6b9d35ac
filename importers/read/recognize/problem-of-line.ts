import { MOST_COLUMNS } from '../../bounds';
import { BROKEN_LINES } from '../rows/broken-lines';
import type { RawRow } from '../table/raw-row';
import type { ReadNotice } from '../table/read-notice';
import type { Problem } from './identification';

/** Why a file has no header, where the line that should be one is no row. */
export function problemOfLine({ line, cells, problem = 'overlong_line' }: RawRow): Problem {
  const { is, advice } = BROKEN_LINES[problem];
  const begins = cells[0]!.slice(0, 80);
  const code = problem === 'too_many_columns' ? problem : 'unknown_layout';
  return { code, message: `Line ${line} ${is}. It begins: ${begins}`, advice };
}

/** Why objects are no rows that have more names, all together, than a table has columns. */
export const TOO_MANY_NAMES: Problem = {
  code: 'too_many_columns',
  message: `The objects of the file have more than ${MOST_COLUMNS.toLocaleString('en-US')} different names.`,
  advice: BROKEN_LINES.too_many_columns.advice,
};

/** The same problem with the first quotation mark that may have led to it. */
export function withBrokenQuotes(problem: Problem, [first]: readonly ReadNotice[]): Problem {
  return problem.code === 'unknown_layout' && first
    ? { ...problem, message: `${problem.message} ${first.message}` }
    : problem;
}
