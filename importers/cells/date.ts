import { LONGEST_VALUE } from '../bounds';
import { ownValue } from '../own-value';
import { dayOf } from './civil-day';

/** In which order a file writes numeric dates; `ymd` matters for years of two digits alone. Named months need none. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  gen: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  mrz: 3,
  maer: 3,
  apr: 4,
  abr: 4,
  avr: 4,
  may: 5,
  mai: 5,
  mag: 5,
  jun: 6,
  juin: 6,
  giu: 6,
  jul: 7,
  juil: 7,
  lug: 7,
  aug: 8,
  ago: 8,
  aou: 8,
  sep: 9,
  set: 9,
  oct: 10,
  okt: 10,
  out: 10,
  ott: 10,
  nov: 11,
  dec: 12,
  dez: 12,
  dic: 12,
};

const THREE_PARTS = /^(\d{1,4})\s?[./\- ]\s?(\d{1,2})\s?[./\- ]\s?(\d{1,4})\.?$/;
const DAY_FIRST_NAMED =
  /^(?:[^\d\s]+[.,]?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º)?[\s\-/]*(?:de\s+)?([^\W\d_]+)\.?,?[\s\-/]*(?:de\s+)?(\d{4}|\d{2})$/u;
const MONTH_FIRST_NAMED = /^(?:[^\d\s]+,\s+)?([^\W\d_]+)\.?[\s\-/]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/]+(\d{4}|\d{2})$/u;
const COMPACT = /^(19|20)(\d{2})(\d{2})(\d{2})$/;
const SERIAL = /^[2-6]\d{4}(?:\.0+)?$/;
/** Days from the spreadsheet's day 0 (1899-12-30) to 1970-01-01. */
const SERIAL_EPOCH = 25_569;

const fullYear = (year: string) => (year.length <= 2 ? 2000 + Number(year) : Number(year));

function monthOf(name: string): number | undefined {
  const plain = name.toLowerCase();
  return ownValue(MONTHS, plain.slice(0, 4)) ?? ownValue(MONTHS, plain.slice(0, 3));
}

/** The three numbers of an all-numeric date that does not begin with its year; null for every other text. */
export function numericParts(text: string): [number, number, string] | null {
  const match = THREE_PARTS.exec(text);
  return match && match[1]!.length <= 2 ? [Number(match[1]), Number(match[2]), match[3]!] : null;
}

/**
 * Days since 1970-01-01 of a trimmed date cell, NaN where it is none. `order` is the file's, never guessed by the cell.
 */
export function parseDay(text: string, order: DateOrder): number {
  if (text.length > LONGEST_VALUE) return Number.NaN;
  const match = THREE_PARTS.exec(text);
  if (match) {
    // The expression has three groups, and none may be left out.
    const [, first, second, third] = match as unknown as [string, string, string, string];
    if (first.length > 2) return dayOf(Number(first), Number(second), Number(third));
    if (order === 'ymd') return dayOf(fullYear(first), Number(second), Number(third));
    if (third.length !== 2 && third.length !== 4) return Number.NaN;
    return order === 'dmy'
      ? dayOf(fullYear(third), Number(second), Number(first))
      : dayOf(fullYear(third), Number(first), Number(second));
  }
  const compact = COMPACT.exec(text);
  if (compact) return dayOf(Number(compact[1]! + compact[2]!), Number(compact[3]), Number(compact[4]));
  if (SERIAL.test(text)) return Math.floor(Number(text)) - SERIAL_EPOCH;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: asks for anything beyond ASCII
  const plain = /[^\x00-\x7f]/.test(text) ? unaccented(text) : text;
  const dayFirst = DAY_FIRST_NAMED.exec(plain);
  // Of "May 1st, 2026" the first expression takes May for the day of the week, and "st" for the month.
  const month = dayFirst ? monthOf(dayFirst[2]!) : undefined;
  if (dayFirst && month !== undefined) return dayOf(fullYear(dayFirst[3]!), month, Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST_NAMED.exec(plain);
  if (monthFirst) return dayOf(fullYear(monthFirst[3]!), monthOf(monthFirst[1]!) ?? 0, Number(monthFirst[2]));
  return Number.NaN;
}

const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
