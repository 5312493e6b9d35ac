import { readDay } from '~/read-day';

/** One parameter of an address: what its text means and how that is written. Reading never fails: nonsense is as if it were left out. */
export interface Param<T> {
  read(text: string | null): T;
  /** Null where the address says it by leaving it out. */
  write(value: T): string | null;
}

/** One of these, or null. */
export const oneOf = <const T extends string | number>(values: readonly T[]): Param<T | null> => ({
  read: (text) => values.find((value) => String(value) === text) ?? null,
  write: (value) => (value === null ? null : String(value)),
});

/** With a value that is meant where the address says nothing. */
export const orElse = <T>({ read, write }: Param<T | null>, without: T): Param<T> => ({
  read: (text) => read(text) ?? without,
  write: (value) => (value === without ? null : write(value)),
});

const wholeNumber = ({ from, to }: { from: number; to: number }): Param<number | null> => ({
  read: (text) => {
    const number = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
    return number !== null && number >= from && number <= to ? number : null;
  },
  write: (value) => (value === null ? null : String(value)),
});

const MOST = 999_999_999_999_999;
/** Somebody or something by id. */
export const id = wholeNumber({ from: 1, to: MOST });
/** The same, with 0 for nobody and nothing. */
export const idOrNone = wholeNumber({ from: 0, to: MOST });
/** A page of a list, from 1. */
export const page = orElse(wholeNumber({ from: 1, to: 999_999 }), 1);
/** A line of a file or list, from 1. */
export const line = orElse(id, 1);

/** A day of the calendar, yyyy-MM-dd. */
export const day: Param<string | null> = { read: readDay, write: (value) => value };

/** Said by being there. */
export const flag: Param<boolean> = { read: (text) => text !== null, write: (value) => (value ? '' : null) };

/** What somebody searches for or is sent on to, up to a length. */
export const words = (most: number): Param<string> => ({
  read: (text) => (text ?? '').trim().slice(0, most).trim(),
  write: (value) => value || null,
});
