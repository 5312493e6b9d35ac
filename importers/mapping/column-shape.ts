import { LONGEST_VALUE } from '../bounds';
import { parseDuration } from '../cells/duration';
import { parseFlag } from '../cells/flag';
import { parseInstant } from '../cells/instant';
import { parseNumber } from '../cells/number';
import { parseTimeOfDay } from '../cells/time-of-day';

/** What the cells of a column look like, whatever it is called. */
export type Shape =
  | 'empty'
  | 'moment'
  | 'day'
  | 'time'
  | 'duration'
  | 'flag'
  | 'email'
  | 'phone'
  | 'id'
  | 'rating'
  | 'number'
  | 'person'
  | 'word'
  | 'text';

/** Each shape as it ends the sentence "its cells look like …". */
export const SHAPE_WORDS: Record<Shape, string> = {
  empty: 'nothing: all are blank',
  moment: 'dates with times',
  day: 'dates',
  time: 'times of day',
  duration: 'durations',
  flag: 'yes or no',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  id: 'ids, all different',
  rating: 'small whole numbers',
  number: 'numbers',
  person: 'names of people',
  word: 'a few words again and again',
  text: 'free text',
};

const ENOUGH = 500;
const SHARE = 0.9;
const FEW = 40;
const HOUR_MS = 3_600_000;

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PHONE = /^\+?[\d\s().\-/]{7,}$/;
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?:,? \p{Lu}[\p{L}'’.-]*){1,3}$/u;

const instantOf = (text: string) =>
  /\d[-/.\s]|[-/.\s]\d/.test(text) ? (parseInstant(text, 'dmy') ?? parseInstant(text, 'mdy')) : null;
const clockOf = (text: string) =>
  text.includes(':') || /\d\s?[a-z]/i.test(text) ? parseDuration(text, 's') : Number.NaN;

/** The shape that nine in ten of the cells have that say something. */
export function shapeOf(said: readonly string[]): Shape {
  const some = said.slice(0, ENOUGH);
  if (some.length === 0) return 'empty';
  const isValue = (text: string) => text.length <= LONGEST_VALUE;
  const most = (test: (text: string) => boolean) =>
    some.filter((text) => isValue(text) && test(text)).length >= some.length * SHARE;
  if (most((text) => EMAIL.test(text))) return 'email';
  if (most((text) => instantOf(text) !== null)) return most((text) => /\d:\d\d/.test(text)) ? 'moment' : 'day';
  if (most((text) => clockOf(text) >= 0)) return areTimesOfDay(some) ? 'time' : 'duration';
  if (most((text) => typeof parseFlag(text) === 'boolean')) return 'flag';
  const distinct = new Set(said).size;
  const areDifferent = said.length > 2 && distinct === said.length;
  const numbers = some.map((text) => parseNumber(text, true)).filter((value) => !Number.isNaN(value));
  if (most((text) => PHONE.test(text) && (/[^\d.,]/.test(text) || (text.length >= 10 && !areDifferent))))
    return 'phone';
  if (numbers.length >= some.length * SHARE) {
    if (areDifferent && numbers.every((value) => Number.isInteger(value) && value >= 1000)) return 'id';
    const areSteps = numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 10);
    return areSteps && new Set(numbers).size <= 11 ? 'rating' : 'number';
  }
  if (areDifferent && most((text) => !/\s/.test(text))) return 'id';
  if (most((text) => PERSON.test(text)) && distinct < Math.max(2, said.length)) return 'person';
  return distinct <= FEW && distinct < said.length ? 'word' : 'text';
}

/** Clock times that lie within one day and mostly in its waking hours are times of day, not lengths. */
function areTimesOfDay(texts: readonly string[]): boolean {
  if (texts.some((text) => Number.isNaN(parseTimeOfDay(text)))) return false;
  const sizes = texts.map((text) => parseTimeOfDay(text)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1]! >= 5 * HOUR_MS;
}
