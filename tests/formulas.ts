import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

const DELIMITERS = [',', ';', '\t', '|'];
const NUMBER = /^-\d+([.,]\d+)*(e[+-]?\d+)?%?$/i;

/** Whether a spreadsheet runs a cell: by its first letter that is seen, whatever stands before it. */
const opensFormula = (cell: string) =>
  /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !NUMBER.test(cell.replace(/^[\s\p{C}]+/u, ''));

/**
 * The cells of a file that a spreadsheet would run: read as it was written, and by whoever cuts it at another delimiter, who
 * sees no quotes but those at a line's start.
 */
export function formulasIn(text: string, delimiter = ','): string[] {
  const written: string[][] = parse(text, { delimiter, bom: true, relax_column_count: true });
  const cut = DELIMITERS.filter((other) => other !== delimiter).flatMap((other) =>
    text
      .split(new RegExp(other === '|' ? '[|\r\n]' : `[${other}\r\n]`))
      .map((piece) => piece.replace(/^[\s\p{C}"]+/u, ''))
      // The number that a line may begin with.
      .filter((piece) => !NUMBER.test(piece.split(delimiter)[0]!)),
  );
  return [...written.flat(), ...cut].filter(opensFormula);
}

const PARTS = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '\r',
    '\n',
    '\r\n',
    ' ',
    '\u00A0',
    '\uFEFF',
  ],
  ...['\u200B', '\u202E', '0', '5', '.', 'e', '%', 'a', 'é', '1+1', "cmd|'/C calc'!A0", '–', '😀'],
];

/** Cells that somebody wrote who wants a spreadsheet to run them, or who wants what guards against that to lose something. */
export const hostileCell = fc.array(fc.constantFrom(...PARTS), { maxLength: 10 }).map((parts) => parts.join(''));
