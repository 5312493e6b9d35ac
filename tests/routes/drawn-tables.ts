import { parse } from 'csv-parse/sync';
import { guardFormulas } from 'importers/cells/formula-guard';

/** A table of a page as a browser is sent it, read with no more than patterns. */
interface DrawnTable {
  name: string | undefined;
  heads: string[];
  rows: DrawnCell[][];
}

interface DrawnCell {
  /** The figure as people read it, where the cell has one. */
  figure: string | null;
  /** What stands beside the figure, days and instants as ISO 8601; without buttons and fields. */
  words: string;
  hasControls: boolean;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const wordsOf = (markup: string) =>
  markup
    .replace(/<svg[\s\S]*?<\/svg>|<!--[\s\S]*?-->/g, '')
    .replace(/<span aria-hidden="true">[^<]*<\/span>/g, '')
    .replace(/<time[^>]*? dateTime="([^"]*)"[^>]*>[\s\S]*?<\/time>/gi, ' $1 ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();
const contentsOf = (markup: string, tags: string) =>
  [...markup.matchAll(new RegExp(`<(${tags})((?:\\s[^>]*)?)>([\\s\\S]*?)</\\1>`, 'g'))].map(
    ([, , tag = '', content = '']) => ({ tag, content }),
  );

export function tablesOf(page: string): DrawnTable[] {
  return contentsOf(page, 'table').map(({ tag, content }) => {
    const [head, body] = [contentsOf(content, 'thead')[0], contentsOf(content, 'tbody')[0]];
    return {
      name: attribute(tag, 'data-name'),
      heads: contentsOf(head?.content ?? '', 'th').map((cell) => wordsOf(cell.content)),
      rows: contentsOf(body?.content ?? '', 'tr').map((row) =>
        contentsOf(row.content, 'th|td').map((cell) => cellOf(cell.tag, cell.content)),
      ),
    };
  });
}

/** What is chosen in the first list of a cell. */
function chosenIn(content: string): string {
  const [list] = contentsOf(content, 'select');
  const options = contentsOf(list?.content ?? '', 'option');
  return wordsOf((options.find(({ tag }) => tag.includes('selected')) ?? options[0])?.content ?? '');
}

function cellOf(tag: string, content: string): DrawnCell {
  const controls = /<(form|select|input|button)\b[\s\S]*<\/\1>|<a class="button[\s\S]*?<\/a>/g;
  const shown = content.replace(controls, '');
  const hasControls = shown !== content;
  const [data] = contentsOf(shown, 'data');
  const words = wordsOf(shown.replace(/<data[\s\S]*?<\/data>/g, '')) || chosenIn(content);
  if (data) return { figure: wordsOf(data.content), words: words === '–' ? '' : words, hasControls };
  const isCount = attribute(tag, 'class')?.includes('number') && /^-?\d{1,3}(,\d{3})*(\.\d+)?(?= |$)/.exec(words)?.[0];
  if (!isCount) return { figure: null, words: /^[–-]?$/.test(words) ? '' : words, hasControls };
  return { figure: isCount, words: words.slice(isCount.length).trim(), hasControls };
}

/** The rows of a file by its columns; fails where columns share a name or a row is too long. */
export function readFile(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const lines: string[][] = parse(text, { bom: true });
  const [columns = [], ...rows] = lines;
  if (new Set(columns).size < columns.length) throw new Error(`Columns share a name: ${columns.join(', ')}`);
  return { columns, rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at]!, cell]))) };
}

/** A file's columns of one heading: what each is of, and the unit that its name says. */
type OfHeading = { column: string; part: string; unit: string }[];

/** Which columns of a file are of which heading of the page; those of none come under null. */
export function columnsOfHeads(heads: readonly string[], columns: readonly string[]): (OfHeading | null)[] {
  let at = 0;
  const found = heads.map((head) => {
    const name = head
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '');
    const of: OfHeading = [];
    for (; at < columns.length; at += 1) {
      const column = columns[at]!;
      const rest = column.startsWith(name) ? column.slice(name.length) : null;
      const match = rest === null ? null : /^(?:_(unit|second|n|low|high|words))?(?:_(ms|share))?(?:_\d+)?$/.exec(rest);
      const part = match?.[1] ?? 'value';
      if (!match || of.some((each) => each.part === part)) break;
      of.push({ column, part, unit: match[2] ?? '' });
    }
    return of;
  });
  return at === columns.length ? found : [...found, null];
}

/** What is wrong with a file's cell beside the page's; empty where both say the same. */
export function faultsOf({ figure, words }: DrawnCell, of: OfHeading, row: Record<string, string>): string[] {
  const partOf = (part: string) => row[of.find((each) => each.part === part)?.column ?? ''] ?? '';
  const unit = of.find((each) => each.unit)?.unit || partOf('unit');
  const isWords = of.length === 1 && of[0]!.part === 'value' && figure === null;
  const faults: string[] = [];
  const fault = (isRight: boolean, said: string) => isRight || faults.push(said);
  const saidWords = isWords ? partOf('value') : partOf('words');
  // Sparklines are figures that nobody reads as words.
  const isCourse = words === '' && /^[\d.;]*$/.test(saidWords);
  fault(isCourse || saidWords === guardFormulas(words, ','), `words “${saidWords}”`);
  if (figure === null) return faults;
  const ends = /([−-]?[\d.:,]+(?: s|%)?) – ([−-]?[\d.:,]+(?: s|%)?)/.exec(figure);
  const endUnit = ends?.[2]?.endsWith('%') ? '%' : '';
  const [value, n, low, high] = [partOf('value'), partOf('n'), partOf('low'), partOf('high')];
  if (value !== '') fault(readsAs(figure, Number(value), unit), `value ${value} ${unit}`);
  else fault(!/\d/.test(figure) || ends !== null || /^(Too early|–)/.test(figure), 'no value');
  if (ends && of.some(({ part }) => part === 'low')) {
    fault(readsAs(ends[1]!.replace(/%?$/, endUnit), Number(low), unit), `low ${low} ${unit}`);
    fault(readsAs(ends[2]!, Number(high), unit), `high ${high} ${unit}`);
  }
  const drawnN = /\bn ([\d,]+)/.exec(figure)?.[1]?.replaceAll(',', '');
  if (drawnN !== undefined) fault(n !== '' && Math.round(Number(n)) === Number(drawnN), `n ${n}`);
  return faults;
}

/** Whether a number is what people read: 0.7612 is "76%", 384200 ms is "6:24", 1234 is "1,234". */
function readsAs(text: string, value: number, unit: string | undefined): boolean {
  const shown = /^[+−-]?[\d.,:]+( ?%| s\b)?/.exec(text)?.[0].replace('+', '').replace('−', '-') ?? '';
  if (unit === 'ms') {
    const sign = shown.startsWith('-') ? -1 : 1;
    const parts = shown
      .replace(/^-| s$/g, '')
      .split(':')
      .map(Number);
    return sign * parts.reduce((seconds, part) => seconds * 60 + part, 0) === Math.round(value / 1000);
  }
  if (unit === 'share' && /^(under 1|over 99)%$/.test(text)) return value < 0.01 || value > 0.99;
  const digits = shown.replace(/[ %,]/g, '');
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return Math.abs(Number(digits) - (unit === 'share' ? 100 * value : value)) <= 0.5 * 10 ** -decimals + 1e-9;
}
