import { parse } from 'csv-parse/sync';
import { splitTolerantly } from './split-line';
import { type OnProgress, textBlocks } from './text-blocks';
import type { Encoding } from './text-encoding';

/** A row as it stands in the file: its first line (1-based, as an editor counts) and its cells, untouched. */
export interface RawRow {
  line: number;
  cells: string[];
}

/** Something odd about a line that was read all the same. */
export interface ReadNotice {
  line: number;
  code: 'broken_quotes';
  message: string;
}

export interface RawRowOptions {
  encoding: Encoding;
  bytes: number;
  delimiter: string;
  onProgress?: OnProgress;
  onNotice?: (notice: ReadNotice) => void;
}

/** A quoted cell may run over lines, but not over more than these: beyond, its quote was never meant to open. */
const LONGEST_CELL_LINES = 200;

const quotesIn = (line: string) => {
  let count = 0;
  for (let place = line.indexOf('"'); place >= 0; place = line.indexOf('"', place + 1)) count += 1;
  return count;
};

/**
 * The file's rows, some at a time. Lines without a quote are cut at the delimiter; those with quotes go to csv-parse,
 * strictly; a row that is broken there is cut line by line, tolerantly, and noted. Holds one block at most.
 */
export async function* rawRows(path: string, options: RawRowOptions): AsyncGenerator<RawRow[]> {
  let rest = '';
  let line = 1;
  for await (const block of textBlocks(path, options)) {
    const lines = (rest + block).split('\n');
    rest = lines.pop()!;
    const { rows, read } = rowsOf(lines, line, options, false);
    rest = read < lines.length ? `${lines.slice(read).join('\n')}\n${rest}` : rest;
    line += read;
    if (rows.length > 0) yield rows;
  }
  if (rest !== '') {
    const lines = rest.split('\n');
    if (lines.at(-1) === '') lines.pop();
    yield rowsOf(lines, line, options, true).rows;
  }
}

/** Rows of whole lines. Stops before a quoted cell that may go on in the next block; `read` says how many lines it used. */
function rowsOf(lines: string[], firstLine: number, options: RawRowOptions, isLast: boolean) {
  const rows: RawRow[] = [];
  let at = 0;
  while (at < lines.length) {
    const text = lines[at]!;
    if (!text.includes('"')) {
      const whole = text.charCodeAt(text.length - 1) === 13 ? text.slice(0, -1) : text;
      rows.push({ line: firstLine + at, cells: whole.split(options.delimiter) });
      at += 1;
      continue;
    }
    const end = endOfQuotedRun(lines, at);
    if (end === null) {
      if (!isLast && lines.length - at <= LONGEST_CELL_LINES) break;
      rows.push(brokenRow(text, firstLine + at, options));
      at += 1;
      continue;
    }
    pushQuoted(rows, lines.slice(at, end), firstLine + at, options);
    at = end;
  }
  return { rows, read: at };
}

/** Where the run of lines with quotes that begins here ends outside every quote; null where it does not in time. */
function endOfQuotedRun(lines: string[], from: number): number | null {
  let isOpen = false;
  let openedAt = from;
  for (let at = from; at < lines.length; at += 1) {
    const isOdd = quotesIn(lines[at]!) % 2 === 1;
    if (!isOpen && !isOdd && !lines[at]!.includes('"')) return at;
    if (isOdd) {
      isOpen = !isOpen;
      openedAt = at;
    }
    if (isOpen && at - openedAt >= LONGEST_CELL_LINES) return openedAt > from ? openedAt : null;
  }
  if (!isOpen) return lines.length;
  return openedAt > from ? openedAt : null;
}

function pushQuoted(rows: RawRow[], lines: string[], firstLine: number, options: RawRowOptions): void {
  const strict = readStrictly(lines.join('\n'), firstLine, options.delimiter);
  if (strict) {
    for (const row of strict) rows.push(row);
    return;
  }
  // Something in the run is broken: every row that can be read strictly by itself still is.
  let at = 0;
  while (at < lines.length) {
    const end = endOfRow(lines, at);
    const alone =
      end === null ? null : readStrictly(lines.slice(at, end).join('\n'), firstLine + at, options.delimiter);
    rows.push(alone?.[0] ?? brokenRow(lines[at]!, firstLine + at, options));
    at = alone ? end! : at + 1;
  }
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

function readStrictly(text: string, firstLine: number, delimiter: string): RawRow[] | null {
  const rows: RawRow[] = [];
  let linesBefore = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      on_record: (cells: string[], info) => {
        rows.push({ line: firstLine + linesBefore, cells });
        linesBefore = info.lines;
        return null;
      },
    });
    return rows;
  } catch {
    return null;
  }
}

function brokenRow(text: string, line: number, options: RawRowOptions): RawRow {
  const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
  options.onNotice?.({
    line,
    code: 'broken_quotes',
    message: 'A quotation mark in this line is not closed or not doubled.',
  });
  return { line, cells: splitTolerantly(whole, options.delimiter) };
}
