import { flatObject } from './json-lines';
import type { RawRow } from './raw-row';
import { brokenRow, ROWS_AT_ONCE, type RowCutter } from './row-cutter';
import { isOverlong } from './whole-lines';

const CELLS_AT_ONCE = 8192;

/** Cuts lines that are JSON objects, one each; a line that is none is kept unchanged. */
export class ObjectRows implements RowCutter {
  #line = 1;
  readonly #places: ReadonlyMap<string, number>;
  /** A short object may become a wide row: then few rows are many cells. */
  readonly #atOnce: number;
  readonly #blank: readonly string[];

  constructor(paths: readonly string[]) {
    this.#blank = paths.map(() => '');
    this.#places = new Map(paths.map((path, place) => [path, place]));
    this.#atOnce = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor(CELLS_AT_ONCE / paths.length)));
  }

  *cut(lines: string[]): Generator<RawRow[]> {
    for (let from = 0; from < lines.length; from += this.#atOnce) {
      yield lines.slice(from, from + this.#atOnce).map((text, place) => this.#rowOf(text, this.#line + from + place));
    }
    this.#line += lines.length;
  }

  *end(): Generator<RawRow[]> {}

  close(): void {}

  #rowOf(text: string, line: number): RawRow {
    if (isOverlong(text)) return brokenRow(line, text, 'overlong_line');
    const flat = flatObject(text);
    if (typeof flat === 'object') return { line, cells: this.#cellsOf(flat) };
    return text.trim() === '' ? { line, cells: [''] } : brokenRow(line, text, flat);
  }

  /** No more cells than the object fills: a short one among wide ones costs what it is long. */
  #cellsOf(flat: ReadonlyMap<string, string>): string[] {
    let last = 0;
    for (const path of flat.keys()) last = Math.max(last, this.#places.get(path) ?? 0);
    const cells = this.#blank.slice(0, last + 1);
    for (const [path, text] of flat) {
      const place = this.#places.get(path);
      if (place !== undefined) cells[place] = text;
    }
    return cells;
  }
}
