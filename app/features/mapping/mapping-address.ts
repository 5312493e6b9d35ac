/** The names of the fields of one column, by its place in the file. */
export const columnField = (what: 'c' | 'u' | 'y', index: number) => `${what}${index}`;

/** What a column's choice is where it has no meaning: kept under its own name, or not even that. */
export const KEPT = '';
export const DROPPED = '-';

/** A key as one word of an address. */
export const keyWord = (key: readonly string[]) => key.join('+');
