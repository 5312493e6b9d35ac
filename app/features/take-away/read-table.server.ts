import type { CsvValue } from '~/csv';
import { type Element, findElements } from './markup.server';
import { type FileCell, readCell } from './read-cell.server';

/** A table as a file has it. */
export interface FileTable {
  columns: string[];
  rows: CsvValue[][];
}

/** Units that a column's name says; of a score or a count there is none. */
const SUFFIX: Record<string, string> = { ms: '_ms', share: '_share' };

/** Turns a drawn table into a file's: a column each for a figure, its n, its interval's ends, and the words beside it. */
export function readTable(table: Element): FileTable {
  const [head] = findElements(table, named('thead'));
  const [body] = findElements(table, named('tbody'));
  const labels = head ? headsOf(head) : [];
  const rows = (body ? findElements(body, named('tr')) : []).map((row) => findElements(row, isCell).map(readCell));
  const columns = labels.flatMap((label, at) => columnsOf(label || `column_${at + 1}`, at, rows));
  return {
    columns: apart(columns.map(({ name }) => name)),
    rows: rows.map((row) => columns.map(({ of, at }) => of(row[at] ?? NOTHING))),
  };
}

interface FileColumn {
  name: string;
  at: number;
  of: (cell: FileCell) => CsvValue;
}

const NOTHING: FileCell = { parts: {}, words: '', hasControls: false };

function columnsOf(label: string, at: number, rows: readonly FileCell[][]): FileColumn[] {
  const cells = rows.map((row) => row[at] ?? NOTHING);
  const name = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const has = (part: string) => cells.some(({ parts }) => parts[part] !== undefined);
  const hasValue = cells.some(({ value }) => value !== undefined);
  const hasWords = cells.some(({ words }) => words !== '');
  const units = new Set(cells.flatMap(({ unit, value, parts }) => (value || parts.low ? [unit ?? ''] : [])));
  const [unit = ''] = units.size === 1 ? units : [];
  const suffix = SUFFIX[unit] ?? '';
  const part = (key: string, end = '') =>
    has(key) ? [{ name: `${name}_${key}${end}`, at, of: ({ parts }: FileCell) => parts[key] }] : [];
  const figure: FileColumn[] = [
    ...(hasValue ? [{ name: name + suffix, at, of: ({ value }: FileCell) => value }] : []),
    ...(units.size > 1 ? [{ name: `${name}_unit`, at, of: ({ unit }: FileCell) => unit }] : []),
    ...part('second', suffix),
    ...part('n'),
    ...part('low', suffix),
    ...part('high', suffix),
  ];
  const words = { name: figure.length > 0 ? `${name}_words` : name, at, of: ({ words }: FileCell) => words };
  const isForButtons = cells.some(({ hasControls }) => hasControls) && !hasWords;
  return hasWords || (figure.length === 0 && !isForButtons) ? [...figure, words] : figure;
}

/** A name that was there before gets a number: two reports may be called the same. */
function apart(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}_${time}`;
  });
}

const named = (name: string) => (element: Element) => element.name === name;
const isCell = ({ name }: Element) => name === 'th' || name === 'td';

/** The columns' labels; a head that spans several columns names each of them. */
function headsOf(head: Element): string[] {
  return findElements(head, named('th')).flatMap((cell) => {
    const span = Number(cell.attributes.colspan ?? 1);
    return Array.from({ length: span }, () => readCell(cell).words);
  });
}
