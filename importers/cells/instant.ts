import { LONGEST_VALUE } from '../bounds';
import { DAY_MS, dayOf } from './civil-day';
import { type DateOrder, parseDay } from './date';
import { parseTimeOfDay } from './time-of-day';

/** A moment as read: wall-clock milliseconds as if UTC, and the offset that the cell itself names, if it does. */
export interface ReadInstant {
  localMs: number;
  offsetMs: number | null;
}

const TIME = /^(.*?)[\sT,]+(\d{1,2}:\d{2}.*)$/;
const OFFSET = /\s*(?:(Z|UTC|GMT|Etc\/UTC)|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?)$/i;
const DAY_AND_FRACTION = /^([2-6]\d{4})([.,]\d+)$/;

const two = (text: string, place: number) => {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

/** 2026-08-21 09:00:06 and its T and Z kin without a regular expression; NaN for any other text. */
function fromIso(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  const day = dayOf(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return day * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000;
}

const DAYS = new Map<string, number>();

/** parseDay, remembering: a file has few days and many rows. */
export function rememberedDay(text: string, order: DateOrder): number {
  const key = order + text;
  let day = DAYS.get(key);
  if (day === undefined) {
    day = parseDay(text, order);
    if (DAYS.size > 20_000) DAYS.clear();
    DAYS.set(key, day);
  }
  return day;
}

/** The moment that a trimmed cell names (a bare day is its midnight), or null where it names none. */
export function parseInstant(text: string, order: DateOrder): ReadInstant | null {
  if (text.length > LONGEST_VALUE) return null;
  if (text.length === 19 || (text.length === 20 && text.charCodeAt(19) === 90)) {
    const localMs = fromIso(text);
    if (!Number.isNaN(localMs)) return { localMs, offsetMs: text.length === 20 ? 0 : null };
  }
  const match = TIME.exec(text);
  if (!match) return dayAlone(text, order);
  let time = match[2]!;
  let offsetMs: number | null = null;
  const zone = OFFSET.exec(time);
  if (zone) {
    time = time.slice(0, zone.index);
    offsetMs = zone[1] ? 0 : (zone[2] === '-' ? -1 : 1) * (Number(zone[3]) * 60 + Number(zone[4] ?? 0)) * 60_000;
  }
  const localMs = rememberedDay(match[1]!, order) * DAY_MS + parseTimeOfDay(time);
  return !Number.isNaN(localMs) ? { localMs, offsetMs } : null;
}

function dayAlone(text: string, order: DateOrder): ReadInstant | null {
  const serial = DAY_AND_FRACTION.exec(text);
  if (serial) {
    const localMs = rememberedDay(serial[1]!, order) * DAY_MS + parseTimeOfDay(`0.${serial[2]!.slice(1)}`);
    return { localMs, offsetMs: null };
  }
  const localMs = rememberedDay(text, order) * DAY_MS;
  return !Number.isNaN(localMs) ? { localMs, offsetMs: null } : null;
}
