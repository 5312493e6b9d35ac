import type { Field } from '../profile';
import { type Meaning, ROW_MEANINGS, type RowKind } from '../profiles/meanings';
import { LANGUAGES } from '../profiles/synonyms/words';
import { fitsShape, guessUnit } from '../read/recognize/column-shapes';
import { isOwnHeader } from '../read/recognize/own-columns';
import { EQUAL_NAME } from '../read/table/header-weight';
import { SHAPE_WORDS, type Shape, shapeOf } from './column-shape';
import { nameMatch } from './header-language';
import type { MappedColumn } from './mapping';
import { yesWords } from './yes-words';

/** A column of an unknown file as its first rows have it. */
export interface SeenColumn {
  header: string;
  shape: Shape;
  /** The cells that say something. */
  said: readonly string[];
}

/** What a column probably means, and why one may think so. Null: it is kept under its own name. */
export interface ColumnSuggestion {
  column: MappedColumn | null;
  /** By its name, not only by what its cells look like. */
  isNamed: boolean;
  because: string;
}

interface Pairing {
  meaning: Meaning;
  index: number;
  weight: number;
  because: string;
}

export const seenColumns = (headers: readonly string[], said: readonly (readonly string[])[]): SeenColumn[] =>
  headers.map((header, index) => ({ header, said: said[index]!, shape: shapeOf(said[index]!) }));

/** The weight of a guess from the cells alone. */
const BY_SHAPE = 1;

/** Shapes that prove that a column is no text, id or choice. */
const TIMES: ReadonlySet<Shape> = new Set(['moment', 'day', 'duration', 'time']);

/** Suggests what each column means in rows of one kind: by its name where its cells fit, then by its cells alone. */
export function suggestColumns(
  kind: RowKind,
  columns: readonly SeenColumn[],
  hasDecimalComma: boolean,
): ColumnSuggestion[] {
  const { meanings } = ROW_MEANINGS[kind];
  const possible = meanings.flatMap((meaning) =>
    columns.flatMap((column, index): Pairing[] => {
      const { weight, language } = nameMatch(meaning, column.header);
      if (weight === 0 || isOwnHeader(column.header) || !fits(meaning, column, weight)) return [];
      const named =
        language === null || language === 'en' ? 'Its name says so' : `Its name says so, in ${LANGUAGES[language]}`;
      const looks =
        column.shape === 'empty' ? 'its cells are blank' : `its cells look like ${SHAPE_WORDS[column.shape]}`;
      return [{ meaning, index, weight, because: `${named}; ${looks}.` }];
    }),
  );
  const taken = new Map<number, Pairing>();
  const fields = new Set<Field>();
  const take = (pairing: Pairing) => {
    if (taken.has(pairing.index) || fields.has(pairing.meaning.field)) return;
    taken.set(pairing.index, pairing);
    fields.add(pairing.meaning.field);
  };
  possible.sort((a, b) => b.weight - a.weight);
  // The day first: whether it holds the time as well decides what a column of times can be.
  const start = possible.find(({ meaning }) => meaning.field === 'started');
  if (start) take(start);
  const hasTime = start !== undefined && columns[start.index]!.shape === 'moment';
  for (const pairing of possible) if (!(hasTime && pairing.meaning.field === 'started_time')) take(pairing);
  for (const pairing of byShape(kind, columns, (index) => taken.has(index))) take(pairing);
  return columns.map((column, index) => {
    const pairing = taken.get(index);
    if (!pairing) return { column: null, isNamed: false, because: unnamed(column) };
    const { field, rule } = pairing.meaning;
    return {
      isNamed: pairing.weight > BY_SHAPE,
      because: pairing.because,
      column: {
        header: column.header,
        field,
        ...(rule.cell === 'duration' && { unit: guessUnit(column.header, column.said, hasDecimalComma) }),
        ...(rule.cell === 'flag' && withYes(column)),
      },
    };
  });
}

function withYes({ said }: SeenColumn): { yes?: string[] } {
  const yes = yesWords(said) ?? [];
  return yes.length > 0 ? { yes } : {};
}

/** Whether the cells may be read as the meaning asks; a column of that very name may have a few odd cells. */
function fits({ rule }: Meaning, { said, shape }: SeenColumn, weight: number): boolean {
  if (shape === 'empty') return weight >= EQUAL_NAME;
  const share = weight >= EQUAL_NAME ? 0.5 : 0.8;
  switch (rule.cell) {
    case 'instant':
    case 'date':
      return shape === 'moment' || shape === 'day';
    case 'time':
      return shape === 'time' || shape === 'duration';
    case 'flag':
      return yesWords(said) !== null;
    case 'duration':
      return shape !== 'moment' && shape !== 'day' && fitsShape(said, 'duration', share);
    case 'number':
      return fitsShape(said, 'number', share);
    default:
      return !TIMES.has(shape);
  }
}

/** Where no name helped: a lone column of moments, of ids, of people's names or of addresses can only be one thing. */
function byShape(kind: RowKind, columns: readonly SeenColumn[], isTaken: (index: number) => boolean): Pairing[] {
  const start: Field = { contact: 'started', ticket: 'started', answer: 'asked', review: 'reviewed', roster: 'hired' }[
    kind
  ] as Field;
  const id: Field = {
    contact: 'contact_id',
    ticket: 'contact_id',
    answer: 'survey_id',
    review: 'review_id',
    roster: 'employee_id',
  }[kind] as Field;
  const wanted: [Field, readonly Shape[]][] = [
    [start, ['moment', 'day']],
    [id, ['id']],
    ['name', ['person']],
    ['email', ['email']],
  ];
  return wanted.flatMap(([field, shapes]) => {
    const meaning = ROW_MEANINGS[kind].meanings.find((each) => each.field === field);
    const alike = columns.flatMap(({ shape }, index) => (shapes.includes(shape) && !isTaken(index) ? [index] : []));
    const first = alike[0];
    if (!meaning || first === undefined || (alike.length > 1 && field !== id)) return [];
    const looks = SHAPE_WORDS[columns[first]!.shape];
    const because =
      alike.length === 1 ? `Only its cells look like ${looks}.` : `Its cells look like ${looks}; it is the first such.`;
    return [{ meaning, index: first, weight: BY_SHAPE, because }];
  });
}

function unnamed({ shape, header }: SeenColumn): string {
  if (isOwnHeader(header)) return 'Fairlead’s own column: it is read past.';
  if (shape === 'empty') return 'Its cells are blank.';
  return `Its name says nothing to Fairlead; its cells look like ${SHAPE_WORDS[shape]}.`;
}
