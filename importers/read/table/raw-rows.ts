import { parse } from 'csv-parse/sync';
import type { FileBytes } from '../text/byte-blocks';
import { textBlocks } from '../text/text-blocks';
import type { Encoding } from '../text/text-encoding';
import { flatObject } from './json-lines';
import { splitStrictly, splitTolerantly } from './split-line';

/** A row as it stands in the file: its first line (1-based, as an editor counts) and its cells, untouched. */
export interface RawRow {
  line: number;
  cells: string[];
  /** The row as it stands, where it is one line that is cut at its delimiters and nowhere else. */
  text?: string;
  /** The cells hold what stands above the table too, as when a row that waited is read again. */
  isFilled?: true;
  /** The line is no row at all. */
  isBroken?: true;
}

/** Something odd about a line, or about the file up to it, that was read all the same. */
export interface ReadNotice {
  line: number;
  code: 'broken_quotes' | 'doubled_hour' | 'missing_hour' | 'round_row_count' | 'constant_work';
  message: string;
}

export interface RawRowOptions extends FileBytes {
  encoding: Encoding;
  delimiter: string;
  /** Each line is a JSON object, of which these paths are read. */
  paths?: readonly string[];
  onNotice?: (notice: ReadNotice) => void;
}

/** A quoted cell may run over lines, but not over more than these: beyond, its quote was never meant to open. */
const LONGEST_CELL_LINES = 200;

/** Rows that are handed on together: so few that they are forgotten young, which costs least. */
const ROWS_AT_ONCE = 64;

/** No row is longer than this many characters; what goes on beyond is read past, so that it never fills the memory. */
const LONGEST_LINE = 1 << 20;
const SHOWN_OF_OVERLONG = 200;

const brokenLine = (text: string, line: number): RawRow => ({ line, cells: [text], isBroken: true });

const quotesIn = (line: string) => {
  let count = 0;
  for (let place = line.indexOf('"'); place >= 0; place = line.indexOf('"', place + 1)) count += 1;
  return count;
};

/**
 * The file's rows, some at a time. A line that is a row by itself is cut as it comes; what is not goes to csv-parse,
 * strictly; a row that is broken there is cut line by line, tolerantly, and noted. Holds one block at most.
 */
export async function* rawRows(path: string, options: RawRowOptions): AsyncGenerator<RawRow[]> {
  let rest = '';
  let line = 1;
  const cut = options.paths ? objectsOf : rowsOf;
  let overlong: string | null = null;
  for await (const block of textBlocks(path, options)) {
    let text = rest + block;
    if (overlong !== null) {
      const end = block.indexOf('\n');
      if (end < 0) continue;
      yield [brokenLine(overlong, line)];
      overlong = null;
      line += 1;
      text = block.slice(end + 1);
    }
    const lines = text.split('\n');
    rest = lines.pop()!;
    const read = yield* cut(lines, line, options, false);
    rest = read < lines.length ? `${lines.slice(read).join('\n')}\n${rest}` : rest;
    line += read;
    if (rest.length > LONGEST_LINE && !rest.includes('\n')) {
      overlong = rest.slice(0, SHOWN_OF_OVERLONG);
      rest = '';
    }
  }
  if (overlong !== null) yield [brokenLine(overlong, line)];
  if (rest !== '') {
    const lines = rest.split('\n');
    if (lines.at(-1) === '') lines.pop();
    yield* cut(lines, line, options, true);
  }
}

/** Rows of whole lines, some at a time. Stops before a quoted cell that may go on in the next block; returns how many lines it used. */
function* rowsOf(
  lines: string[],
  firstLine: number,
  options: RawRowOptions,
  isLast: boolean,
): Generator<RawRow[], number> {
  let rows: RawRow[] = [];
  let at = 0;
  while (at < lines.length) {
    if (rows.length >= ROWS_AT_ONCE) {
      yield rows;
      rows = [];
    }
    const text = lines[at]!;
    const whole = text.charCodeAt(text.length - 1) === 13 ? text.slice(0, -1) : text;
    if (!text.includes('"')) {
      rows.push({ line: firstLine + at, cells: whole.split(options.delimiter), text: whole });
      at += 1;
      continue;
    }
    const cells = splitStrictly(whole, options.delimiter);
    if (cells) {
      rows.push({ line: firstLine + at, cells });
      at += 1;
      continue;
    }
    const end = endOfRow(lines, at);
    if (end === null && !isLast && lines.length - at < LONGEST_CELL_LINES) break;
    const row = end === null ? null : readStrictly(lines.slice(at, end).join('\n'), firstLine + at, options.delimiter);
    rows.push(row ?? brokenRow(whole, firstLine + at, options));
    at = row ? end! : at + 1;
  }
  if (rows.length > 0) yield rows;
  return at;
}

/** Rows of lines that are JSON objects; a line that is none is kept as it stands. */
function* objectsOf(lines: string[], firstLine: number, { paths = [] }: RawRowOptions): Generator<RawRow[], number> {
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    yield lines.slice(from, from + ROWS_AT_ONCE).map((text, place): RawRow => {
      const line = firstLine + from + place;
      const flat = flatObject(text);
      if (flat) return { line, cells: paths.map((path) => flat.get(path) ?? '') };
      return text.trim() === '' ? { line, cells: [''] } : { line, cells: [text], isBroken: true };
    });
  }
  return lines.length;
}

/** The line after the row that begins here, going by its quotes alone; null where they do not close. */
function endOfRow(lines: string[], from: number): number | null {
  let isOpen = false;
  for (let at = from; at < lines.length && at - from < LONGEST_CELL_LINES; at += 1) {
    if (quotesIn(lines[at]!) % 2 === 1) isOpen = !isOpen;
    if (!isOpen) return at + 1;
  }
  return null;
}

/** One row over one or more lines by csv-parse; null where its quotes are not in order or it is not one row. */
function readStrictly(text: string, line: number, delimiter: string): RawRow | null {
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
    return rows.length === 1 ? { line, cells: rows[0]! } : null;
  } catch {
    return null;
  }
}

function brokenRow(text: string, line: number, options: RawRowOptions): RawRow {
  const message = 'A quotation mark in this line is not closed or not doubled.';
  options.onNotice?.({ line, code: 'broken_quotes', message });
  return { line, cells: splitTolerantly(text, options.delimiter) };
}
