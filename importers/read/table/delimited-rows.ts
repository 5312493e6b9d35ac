import { MOST_COLUMNS } from '../../bounds';
import { BrokenQuotes } from './broken-quotes';
import { QuotedRow, type QuotedRowState } from './quoted-row';
import type { RawRow } from './raw-row';
import { brokenRow, ROWS_AT_ONCE, type RowCutter } from './row-cutter';
import { splitTolerantly } from './split-line';
import { isOverlong, withoutReturn } from './whole-lines';

/**
 * Cuts lines at their delimiters. A row with quotation marks is read strictly, over more lines where a cell goes on; one
 * that is broken is cut line by line, tolerantly, and noted. A line is looked at three times at most.
 */
export class DelimitedRows implements RowCutter {
  /** Of the first line at hand. */
  #line = 1;
  /** The lines of a row that goes on in the next block, and what was read of it. */
  #waiting: string[] = [];
  #open: QuotedRow | null = null;
  readonly #broken: BrokenQuotes;

  constructor(
    private readonly delimiter: string,
    onNotice?: ConstructorParameters<typeof BrokenQuotes>[0],
  ) {
    this.#broken = new BrokenQuotes(onNotice);
  }

  *cut(block: string[], isLast = false): Generator<RawRow[]> {
    const lines = this.#waiting.length > 0 ? this.#waiting.concat(block) : block;
    let rows: RawRow[] = [];
    let at = 0;
    while (at < lines.length) {
      if (rows.length >= ROWS_AT_ONCE) {
        yield rows;
        rows = [];
      }
      const text = lines[at]!;
      const line = this.#line + at;
      if (isOverlong(text)) rows.push(brokenRow(line, text, 'overlong_line'));
      else if (!text.includes('"')) {
        const whole = withoutReturn(text);
        const cells = whole.split(this.delimiter);
        rows.push(
          cells.length > MOST_COLUMNS ? brokenRow(line, text, 'too_many_columns') : { line, cells, text: whole },
        );
      } else {
        const row = (at === 0 && this.#open) || new QuotedRow(this.delimiter);
        const state = follow(row, lines, at);
        if (state === 'open' && !isLast) {
          this.#open = row;
          break;
        }
        const cells = state === 'whole' ? row.cells : this.#cutAlone(line, text, row, state);
        rows.push(cells.length > MOST_COLUMNS ? brokenRow(line, text, 'too_many_columns') : { line, cells });
        if (state === 'whole') at += row.lines - 1;
      }
      this.#open = null;
      at += 1;
    }
    if (rows.length > 0) yield rows;
    this.#waiting = lines.slice(at);
    this.#line += at;
  }

  *end(): Generator<RawRow[]> {
    yield* this.cut([], true);
  }

  close(): void {
    this.#broken.end();
  }

  #cutAlone(line: number, text: string, row: QuotedRow, state: QuotedRowState): string[] {
    this.#broken.note(line, row, state);
    return splitTolerantly(withoutReturn(text), this.delimiter);
  }
}

/** Takes as many of the lines at hand as the row that begins at one of them has. */
function follow(row: QuotedRow, lines: readonly string[], at: number): QuotedRowState {
  let state: QuotedRowState = 'open';
  while (state === 'open' && at + row.lines < lines.length) state = row.take(lines[at + row.lines]!);
  return state;
}
