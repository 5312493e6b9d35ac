import { parse } from 'csv-parse/sync';

/** A table of a page as a browser is sent it, read with no more than patterns: not with what makes the files. */
export interface DrawnTable {
  name: string | undefined;
  heads: string[];
  rows: { cells: DrawnCell[] }[];
}

interface DrawnCell {
  text: string;
  isNumeric: boolean;
  /** What a <data> of the cell carries, and what it says. */
  data: { value: string; unit: string | undefined; n: string | undefined; text: string } | null;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const wordsOf = (markup: string) =>
  markup
    .replace(/<svg[\s\S]*?<\/svg>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

export function tablesOf(page: string): DrawnTable[] {
  return [...page.matchAll(/<table([^>]*)>([\s\S]*?)<\/table>/g)].map(([, tag = '', inner = '']) => ({
    name: attribute(tag, 'data-name'),
    heads: [...(/<thead>([\s\S]*?)<\/thead>/.exec(inner)?.[1] ?? '').matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map(
      ([, head = '']) => wordsOf(head),
    ),
    rows: [...(/<tbody>([\s\S]*?)<\/tbody>/.exec(inner)?.[1] ?? '').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(
      ([, row = '']) => ({
        cells: [...row.matchAll(/<(t[hd])((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g)].map(([, , cell = '', content = '']) =>
          cellOf(cell, content),
        ),
      }),
    ),
  }));
}

function cellOf(tag: string, content: string): DrawnCell {
  const data = /<data([^>]*)>([\s\S]*?)<\/data>/.exec(content);
  return {
    text: wordsOf(content),
    isNumeric: attribute(tag, 'class')?.includes('number') ?? false,
    data: data && {
      value: attribute(data[1]!, 'value') ?? '',
      unit: attribute(data[1]!, 'data-unit'),
      n: attribute(data[1]!, 'data-n'),
      text: wordsOf(data[2]!),
    },
  };
}

/** The rows of a file by its columns; fails where columns share a name or a row is too long. */
export function readFile(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const lines: string[][] = parse(text, { bom: true });
  const [columns = [], ...rows] = lines;
  if (new Set(columns).size < columns.length) throw new Error(`Columns share a name: ${columns.join(', ')}`);
  return { columns, rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at]!, cell]))) };
}

/** Whether a number is what people read: 0.7612 is "76%", 384200 ms is "6:24", 1234 is "1,234". */
export function readsAs(text: string, value: number, unit: string | undefined): boolean {
  const shown = /^[−-]?[\d.,:]+( ?%| s\b)?/.exec(text)?.[0] ?? '';
  if (unit === 'ms') {
    const parts = shown.replace(' s', '').split(':').map(Number);
    return parts.reduce((seconds, part) => seconds * 60 + part, 0) === Math.round(value / 1000);
  }
  if (unit === 'share' && /^(under 1|over 99)%$/.test(text)) return value < 0.01 || value > 0.99;
  const digits = shown.replace(/[ %,]/g, '').replace('−', '-');
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return Math.abs(Number(digits) - (unit === 'share' ? 100 * value : value)) <= 0.5 * 10 ** -decimals + 1e-9;
}
