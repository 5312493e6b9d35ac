import {
  type Cell,
  FILE_PARTS,
  type FilePart,
  type Heading,
  type Piece,
  type TableData,
} from '~/components/table-data';
import { TAG_WORDS } from '~/components/tag';
import type { CsvValue } from '~/csv';
import type { Exactly } from '~/metrics/format';

/** A table as a file has it. */
interface FileTable {
  columns: string[];
  rows: CsvValue[][];
}

/** A column each for a figure, its n, its interval's ends, and the words beside it, as the table declares them. */
export function fileTable({ columns, rows }: TableData): FileTable {
  const parts = columns.map(partsOf);
  return {
    columns: numberRepeats(
      columns.flatMap((column, at) => parts[at]!.map((part) => columnName(column, part, parts[at]!))),
    ),
    rows: rows().map(({ cells }) =>
      parts.flatMap((of, at) => {
        const cell = readCell(cells[at]);
        return of.map((part) => cell[part]);
      }),
    ),
  };
}

const partsOf = ({ file, isNumeric }: Heading): readonly FilePart[] =>
  file ? FILE_PARTS.filter((part) => file.includes(part)) : [isNumeric ? 'value' : 'words'];

/** Units that a column's name says; of a score or a count there is none. */
const SUFFIX: Record<string, string> = { ms: '_ms', share: '_share' };
const IN_UNIT: readonly FilePart[] = ['value', 'second', 'low', 'high'];

/** "handle_time_low_ms": the heading, the part where it is not the value, and the unit. */
function columnName({ label, note = '', unit }: Heading, part: FilePart, all: readonly FilePart[]): string {
  const name = `${label} ${note}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const isBare = part === 'value' || (part === 'words' && all.length === 1);
  return `${name}${isBare ? '' : `_${part}`}${IN_UNIT.includes(part) ? ((unit && SUFFIX[unit]) ?? '') : ''}`;
}

/** A name that was there before gets a number: two reports may be called the same. */
function numberRepeats(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}_${time}`;
  });
}

type FileCell = Partial<Record<FilePart, CsvValue>>;

/** What a cell gives to a file: the figure unrounded in its unit, days and instants as ISO 8601, and the words beside them. */
function readCell(cell: Cell): FileCell {
  const found: FileCell = {};
  const words: string[] = [];
  for (const piece of [cell].flat() as readonly Piece[]) readPiece(piece, found, words);
  const text = words
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();
  return { ...found, words: /^[–-]?$/.test(text) ? '' : text };
}

function readPiece(piece: Piece, found: FileCell, words: string[]): void {
  if (typeof piece === 'number') found.value ??= piece;
  else if (typeof piece !== 'object' || piece === null) words.push(piece || '');
  else if ('onPage' in piece) words.push(piece.said ?? '');
  else if ('weeks' in piece) found.value = piece.weeks.map((value) => value ?? '').join(';');
  else if ('exact' in piece) readFigure(piece.exact, found);
  else if ('figure' in piece) readFigure(piece.figure.exact ?? {}, found);
  else if ('day' in piece) words.push([piece.day, piece.until !== piece.day && piece.until].filter(Boolean).join('/'));
  else if ('at' in piece) words.push(new Date(piece.at).toISOString());
  else if ('tag' in piece) words.push(piece.text ?? TAG_WORDS[piece.tag]);
  else if ('text' in piece) words.push(piece.text);
}

function readFigure({ value, unit, sample, low, high, second }: Exactly, found: FileCell): void {
  found.value ??= value;
  found.unit ??= unit;
  found.second ??= second;
  found.n ??= sample;
  found.low ??= low;
  found.high ??= high;
}
