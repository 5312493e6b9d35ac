import { LONGEST_VALUE } from '../../bounds';
import { type DurationUnit, parseDuration } from '../../cells/duration';
import { parseFlag } from '../../cells/flag';
import { parseInstant } from '../../cells/instant';
import { isNothing } from '../../cells/null-words';
import { parseNumber } from '../../cells/number';
import { parseTimeOfDay } from '../../cells/time-of-day';
import type { CellParser } from '../../profile';
import { plainHeader } from '../table/header-names';

/** What the cells of a column say, without those that say nothing, and the place of each one's row. */
export interface SaidColumn {
  texts: string[];
  places: number[];
}

const SAID = new WeakMap<readonly string[][], SaidColumn[]>();

/** Every column's cells that say something, read row by row: rows that are short cost nothing for what they lack. */
export function saidColumns(rows: readonly string[][], width: number): readonly SaidColumn[] {
  let columns = SAID.get(rows);
  if (columns === undefined || columns.length < width) {
    columns = Array.from({ length: width }, () => ({ texts: [], places: [] }));
    for (const [place, cells] of rows.entries()) {
      const end = Math.min(width, cells.length);
      for (let index = 0; index < end; index += 1) {
        const text = cells[index]!.trim();
        if (isNothing(text)) continue;
        columns[index]!.texts.push(text);
        columns[index]!.places.push(place);
      }
    }
    SAID.set(rows, columns);
  }
  return columns;
}

/** The cells of one column that say something. */
export function saidIn(rows: readonly string[][], index: number): string[] {
  const said: string[] = [];
  for (const cells of rows) {
    const text = cells[index]?.trim() ?? '';
    if (!isNothing(text)) said.push(text);
  }
  return said;
}

const FITS: Partial<Record<CellParser, (text: string) => boolean>> = {
  instant: (text) => parseInstant(text, 'dmy') !== null || parseInstant(text, 'mdy') !== null,
  time: (text) => !Number.isNaN(parseTimeOfDay(text)),
  duration: (text) => parseDuration(text, 's', true) >= 0 || parseDuration(text, 's') >= 0,
  number: (text) => !Number.isNaN(parseNumber(text)) || !Number.isNaN(parseNumber(text, true)),
  flag: (text) => typeof parseFlag(text) === 'boolean',
};

/** Whether enough of the cells that say something can be read so. A column that says nothing fits nothing but text. */
export function fitsShape(said: readonly string[], cell: CellParser, share: number): boolean {
  const fits = FITS[cell];
  if (!fits) return true;
  const some = said.slice(0, 500);
  return some.length > 0 && some.filter(fits).length >= some.length * share;
}

const HEADER_UNITS: readonly [RegExp, DurationUnit][] = [
  [/\b(ms|msec|millis|milliseconds?|millisekunden|milisegundos|millisecondes)\b/, 'ms'],
  [/\b(s|sec|secs|seconds?|sekunden|sek|segundos?|seg|secondes?)\b/, 's'],
  [/\b(m|min|mins|minutes?|minuten|minutos?)\b/, 'min'],
  [/\b(h|hr|hrs|hours?|stunden|std|horas?|heures?)\b/, 'h'],
  [/\b(days?|tage|dias|jours)\b/, 'day'],
];

/** The unit of a column's bare numbers: what the header says, else what the numbers must be for calls of human length. */
export function guessUnit(header: string, said: readonly string[], hasDecimalComma: boolean): DurationUnit {
  const numbers = said.map((text) => parseNumber(text, hasDecimalComma)).filter((value) => value > 0);
  numbers.sort((a, b) => a - b);
  // A spreadsheet turns any clock time into a fraction of a day and leaves the header's words as they were.
  if (numbers.length > 0 && numbers.at(-1)! < 1 && numbers.some((value) => !Number.isInteger(value))) return 'day';
  const plain = plainHeader(header);
  const named = HEADER_UNITS.find(([words]) => words.test(plain));
  if (named) return named[1];
  const median = numbers[numbers.length >> 1] ?? 0;
  return median > 20_000 ? 'ms' : 's';
}

const COMMA_DECIMAL = /^-?\d+,\d+$/;
const DOT_DECIMAL = /^-?\d+\.\d+$/;

/** Whether the file writes 0,5 for a half: told by the cells, and only where commas do not part them. */
export function usesDecimalComma(rows: readonly string[][], delimiter: string): boolean {
  if (delimiter === ',') return false;
  let commas = 0;
  let dots = 0;
  for (const cells of rows.slice(0, 500)) {
    for (const cell of cells) {
      if (cell.length > LONGEST_VALUE) continue;
      if (COMMA_DECIMAL.test(cell.trim())) commas += 1;
      else if (DOT_DECIMAL.test(cell.trim())) dots += 1;
    }
  }
  return commas > dots;
}
