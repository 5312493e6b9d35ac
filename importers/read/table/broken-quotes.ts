import type { QuotedRow, QuotedRowState } from './quoted-row';
import type { ReadNotice } from './read-notice';

/** Lines that are reported one by one; the rest is counted, since a file may have broken quotes in every line. */
const TOLD = 100;

/** Tells of the lines whose quotation marks are broken and which were read by themselves. */
export class BrokenQuotes {
  #count = 0;
  #last = 0;

  constructor(private readonly tell: (notice: ReadNotice) => void = () => {}) {}

  note(line: number, row: QuotedRow, state: QuotedRowState): void {
    this.#count += 1;
    this.#last = line;
    if (this.#count > TOLD) return;
    const message =
      state === 'broken'
        ? `A quotation mark in line ${line} is not closed or doubled. The line was read separately. Double the marks within a cell.`
        : `The quotation mark opened on line ${line + row.openedIn} is never closed, so line ${line} was read separately. Close or double it.`;
    this.tell({ line, code: 'broken_quotes', message });
  }

  /** After the last line that was read. */
  end(): void {
    const times = this.#count - TOLD;
    if (times <= 0) return;
    const message = `${times.toLocaleString('en-US')} more lines, up to line ${this.#last}, have broken quotation marks.`;
    this.tell({ line: this.#last, code: 'broken_quotes', message, times });
  }
}
