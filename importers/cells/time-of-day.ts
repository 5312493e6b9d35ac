import { LONGEST_VALUE } from '../bounds';
import { DAY_MS } from './civil-day';

const CLOCK = /^(?:.*[ T])?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*([ap]\.?\s?m\.?)?$/i;
const FRACTION = /^(?:0?[.,]\d+|0|[\d.,]+e-\d+)$/i;

const HALF = /\d\s*[ap]\.?\s?m\.?$/i;
const HALF_DAY_MS = DAY_MS / 2;

/** Whether a time cell says which half of the day it is of. */
export const namesHalf = (text: string) => text.length <= LONGEST_VALUE && HALF.test(text);

/** The start of a span whose end alone says AM or PM: of the two halves of the day the one that makes it the shorter. */
export function startBefore(endMs: number, startMs: number): number {
  const early = startMs % HALF_DAY_MS;
  const late = early + HALF_DAY_MS;
  const length = (from: number) => (endMs - from + DAY_MS - 1) % DAY_MS;
  return length(early) < length(late) ? early : late;
}

/** Milliseconds since midnight of a time cell: 09:12, 9:12:58 PM, or a spreadsheet's fraction of a day. NaN for none. */
export function parseTimeOfDay(text: string): number {
  if (text.length > LONGEST_VALUE) return Number.NaN;
  const match = CLOCK.exec(text);
  if (!match)
    return FRACTION.test(text) ? Math.round((Number(text.replace(',', '.')) * DAY_MS) / 1000) * 1000 : Number.NaN;
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = match[3] === undefined ? 0 : Number(match[3]);
  const half = match[5];
  if (half) {
    if (hours < 1 || hours > 12) return Number.NaN;
    hours = (hours % 12) + (half[0] === 'p' || half[0] === 'P' ? 12 : 0);
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  const fraction = match[4] === undefined ? 0 : Math.round(Number(`0.${match[4]}`) * 1000);
  return hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + fraction;
}
