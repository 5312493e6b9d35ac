import type { ReactNode } from 'react';
import type { Exactly } from '~/metrics/format';
import type { FigureProps } from './figure';
import type { TagKind } from './tag';

/** What a file can have of a column, in this order: the figure, what belongs to it, and the words beside it. */
export const FILE_PARTS = ['value', 'unit', 'second', 'n', 'low', 'high', 'words'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/** A part of a cell, as data: the page draws it and the file writes it. A bare number is a count. */
export type Piece =
  | string
  | number
  | null
  | undefined
  | false
  | Words
  | Verdict
  | Plain
  | Large
  | Day
  | Instant
  | Course
  | OnPage;

/** All that a cell says. */
export type Cell = Piece | readonly Piece[];

interface Words {
  text: string;
  to?: string;
  tone?: 'strong' | 'soft' | 'code';
  hint?: string;
  className?: string;
  /** The metric that the words name: they lead to its definition. */
  definition?: string;
  startsLine?: boolean;
}

/** A verdict in a word; without text the kind's own. */
interface Verdict {
  tag: TagKind;
  text?: string;
  to?: string;
  hint?: string;
}

/** A figure among other words. */
interface Plain {
  exact: Exactly;
  text: string;
  tone?: 'soft';
  /** In small print beside it. */
  rest?: string;
}

/** A figure with its n, its interval and a way to its contacts. */
interface Large {
  figure: Omit<FigureProps, 'children'>;
  /** In small print beside it, on the page alone. */
  note?: string;
  picture?: ReactNode;
}

/** A local day, or days from one to another, both counted. */
interface Day {
  day: string;
  until?: string;
  text?: string;
}

interface Instant {
  at: number;
  text?: string;
  tag?: TagKind;
}

/** Values week by week, drawn as a picture. */
interface Course {
  weeks: readonly (number | null)[];
  picture: ReactNode;
}

/** Buttons and fields, and what a file says in their place. */
interface OnPage {
  onPage: ReactNode;
  said?: string;
}

export type { Large, Words };

/** A column's head, as page and file name it. */
export interface Heading {
  /** Never blank: it heads the column, and each cell where the table folds into cards. */
  label: string;
  /** In small print below it. */
  note?: string;
  isNumeric?: boolean;
  /** What the column says, on hover. */
  hint?: string;
  /** A link that sorts by this column. */
  sortTo?: string;
  sorted?: 'ascending' | 'descending';
  /** What all its figures are in; the file's heading says it. */
  unit?: Exactly['unit'];
  /** What the file has of it: without a word of it, its value if it is numeric, else its words. None: it holds buttons. */
  file?: readonly FilePart[];
}

/** A column: its head, and what each row says in it. */
export interface Column<Row> extends Heading {
  cell: (row: Row) => Cell;
}

/** A table as data, of which the page's table and its file are made. */
export interface TableData {
  /** Names the table, and its file: no other table of the page has the same. */
  caption: string;
  columns: readonly Heading[];
  /** Made when somebody asks for them; the first cell of a row names it. */
  rows: () => readonly { key: string | number; cells: readonly Cell[] }[];
}

interface Declared<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  key: (row: Row) => string | number;
}

/** Declares a table: each column once. */
export function tableOf<Row>({ caption, columns, rows, key }: Declared<Row>): TableData {
  return {
    caption,
    columns,
    rows: () => rows.map((row) => ({ key: key(row), cells: columns.map(({ cell }) => cell(row)) })),
  };
}
