import { LONGEST_ROW, MOST_LINES_OF_A_ROW } from '../../bounds';
import { withoutReturn } from './whole-lines';

const QUOTE = 34;

/** What a row is after its next line: read, or going on, or no row by the rules, or open for longer than any row is. */
export type QuotedRowState = 'whole' | 'open' | 'broken' | 'unclosed';

/**
 * A row with quotation marks, by the rules alone: they stand around whole cells and are doubled within. Takes line after
 * line until the row is whole; nothing is read twice and nothing thrown, however many lines are none.
 */
export class QuotedRow {
  readonly cells: string[] = [];
  /** Lines that were taken. */
  lines = 0;
  /** The line among them in which the cell at hand opened, from 0. */
  openedIn = 0;
  #length = 0;
  /** The lines of a cell that goes on. */
  #parts: string[] | null = null;

  constructor(private readonly delimiter: string) {}

  take(text: string): QuotedRowState {
    this.lines += 1;
    this.#length += text.length + 1;
    if (this.#length > LONGEST_ROW + 1) return 'unclosed';
    const line = withoutReturn(text);
    let place = 0;
    while (true) {
      const isOpen = this.#parts !== null;
      if (!isOpen && line.charCodeAt(place) !== QUOTE) {
        const end = line.indexOf(this.delimiter, place);
        const cell = end < 0 ? line.slice(place) : line.slice(place, end);
        if (cell.includes('"')) return 'broken';
        this.cells.push(cell);
        if (end < 0) return 'whole';
        place = end + 1;
        continue;
      }
      if (!isOpen) {
        place += 1;
        this.openedIn = this.lines - 1;
      }
      const close = closingQuote(line, place);
      if (close < 0) {
        this.#parts ??= [];
        this.#parts.push(text.slice(place));
        return this.lines < MOST_LINES_OF_A_ROW ? 'open' : 'unclosed';
      }
      this.cells.push(this.#cellOf(line.slice(place, close)));
      place = close + 1;
      if (place === line.length) return 'whole';
      if (line[place] !== this.delimiter) return 'broken';
      place += 1;
    }
  }

  #cellOf(last: string): string {
    const text = this.#parts === null ? last : [...this.#parts, last].join('\n');
    this.#parts = null;
    return text.includes('"') ? text.replaceAll('""', '"') : text;
  }
}

/** The place of the first quotation mark that is not doubled; -1 where there is none. */
function closingQuote(line: string, from: number): number {
  let close = line.indexOf('"', from);
  while (close >= 0 && line.charCodeAt(close + 1) === QUOTE) close = line.indexOf('"', close + 2);
  return close;
}
