/**
 * What one file may ask for at most, so that reading it costs what its size says and memory stays flat. Lengths are in
 * characters. What goes beyond is refused in plain words, row by row where the rest of the file can be read.
 */

/** A row, over however many lines: far more than any export writes, little enough to be held. */
export const LONGEST_ROW = 1 << 20;
/** A quoted cell may run over lines, but not over more than these: beyond, its quote was never meant to open. */
export const MOST_LINES_OF_A_ROW = 200;
/** Columns of a table, cells of a row. */
export const MOST_COLUMNS = 2000;
/** A header; what is longer is a question, and known by its beginning. */
export const LONGEST_HEADER = 300;
/** A line above a table that may say something of all its rows. */
export const LONGEST_FACT = 1000;
/** A cell that is an id or a name: of a person, a queue, a team. */
export const LONGEST_NAME = 1000;
/** A cell that is a number, a date, a duration or a code: what is longer is none. */
export const LONGEST_VALUE = 100;
/** Objects within objects on a JSON line. */
export const DEEPEST_OBJECT = 32;

/** The first rows of a file, by which it is recognized: whatever is reached first. */
export const SAMPLE = { rows: 20_000, cells: 2_000_000, characters: 1 << 24 };
/** Rows that are handed on together: by the hundred, and fewer where they are long. */
export const BATCH = { rows: 500, characters: 1 << 22 };
/** Different texts that are remembered, since most come again. */
export const REMEMBERED = { texts: 20_000, characters: 1 << 23 };

/** What is shown of a text that may be long. */
export const SHOWN = 200;

/** The beginning of a long text, for people to recognize it. */
export const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);
