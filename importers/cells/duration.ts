import { LONGEST_VALUE } from '../bounds';
import { ownValue } from '../own-value';
import { parseNumber } from './number';

/** The unit of a bare number in a duration column; cells such as 00:02:23 say their unit themselves. */
export type DurationUnit = 'ms' | 's' | 'min' | 'h' | 'day';

export const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  day: 86_400_000,
};

const CLOCK = /^(-)?(\d*):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,6}))?\s*([ap]\.?m\.?)?$/i;
const DAYS_AND_CLOCK = /^(?:(\d+) days?,? |1899-12-3[01][ T]|1900-01-0[01][ T])(\d{1,2}:\d{2}:\d{2}(?:\.\d+)?)$/i;
const WORDS = /(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?,?\s*/gi;
const WORD_UNITS: Readonly<Record<string, DurationUnit>> = {
  ms: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'min',
  min: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'day',
  day: 'day',
  days: 'day',
};

function fromClock(match: RegExpExecArray): number {
  const [, sign, first, second, third, fraction, half] = match;
  let hours = third === undefined ? 0 : Number(first);
  const minutes = third === undefined ? Number(first) : Number(second);
  const seconds = Number(third ?? second);
  if (seconds > 59 || (third !== undefined && minutes > 59)) return Number.NaN;
  if (half) {
    // A spreadsheet that took 00:02:23 for a time of day writes 12:02:23 AM.
    if (hours > 12 || hours < 1) return Number.NaN;
    hours = (hours % 12) + (half[0] === 'p' || half[0] === 'P' ? 12 : 0);
  }
  const ms = hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
  const total = fraction === undefined ? ms : ms + Math.round(Number(`0.${fraction}`) * 1000);
  return sign ? -total : total;
}

/** `0 days 00:02:23`, and a clock time to which a program has put the day on which spreadsheets begin to count. */
function fromDaysAndClock(text: string, unit: DurationUnit): number {
  const match = DAYS_AND_CLOCK.exec(text);
  if (!match) return Number.NaN;
  return Number(match[1] ?? 0) * UNIT_MS.day + parseDuration(match[2]!, unit);
}

function fromWords(text: string): number {
  let total = 0;
  let read = 0;
  for (const [whole, amount, word] of text.matchAll(WORDS)) {
    const unit = ownValue(WORD_UNITS, word!.toLowerCase());
    if (unit === undefined) return Number.NaN;
    total += Number(amount!.replace(',', '.')) * UNIT_MS[unit];
    read += whole.length;
  }
  return read === text.length && read > 0 ? Math.round(total) : Number.NaN;
}

/** hh:mm:ss with two digits each, the commonest cell, without a regular expression; NaN for any other. */
function fromPlainClock(text: string): number {
  if (text.length !== 8 || text.charCodeAt(2) !== 58 || text.charCodeAt(5) !== 58) return Number.NaN;
  const digits = [0, 1, 3, 4, 6, 7];
  for (const place of digits) {
    const code = text.charCodeAt(place);
    if (code < 48 || code > 57) return Number.NaN;
  }
  const two = (place: number) => text.charCodeAt(place) * 10 + text.charCodeAt(place + 1) - 528;
  return two(3) > 59 || two(6) > 59 ? Number.NaN : two(0) * 3_600_000 + two(3) * 60_000 + two(6) * 1000;
}

/**
 * Milliseconds of a trimmed duration cell, NaN where it is none. A clock text says its own unit, whatever the header
 * says (two parts are minutes and seconds); `unit` is for bare numbers.
 */
export function parseDuration(text: string, unit: DurationUnit, hasDecimalComma = false): number {
  if (text.length > LONGEST_VALUE) return Number.NaN;
  const plain = fromPlainClock(text);
  if (!Number.isNaN(plain)) return plain;
  if (text.includes(':')) {
    const match = CLOCK.exec(text);
    return match ? fromClock(match) : fromDaysAndClock(text, unit);
  }
  const number = parseNumber(text, hasDecimalComma);
  if (!Number.isNaN(number)) return Math.round(number * UNIT_MS[unit]);
  return fromWords(text);
}
