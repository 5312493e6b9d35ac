import { TZDate } from '@date-fns/tz';
import { formatISO } from 'date-fns';

/**
 * The day that counts as today, yyyy-MM-dd: AS_OF where it is set (the demo and the tests move it), else the day in
 * the given zone. Pages, verdicts and goals ask for the center's (center-day.server.ts).
 */
export function today(timeZone: string): string {
  return process.env.AS_OF ?? dayOf(Date.now(), timeZone);
}

/** The day of an instant in a zone. */
export function dayOf(at: number, timeZone: string): string {
  return formatISO(new TZDate(at, timeZone), { representation: 'date' });
}

/** The instant that something done on a day is noted with: now, or the day's noon where the clock was set to another day. */
export function instantOn(date: string, timeZone: string): number {
  const now = Date.now();
  if (dayOf(now, timeZone) === date) return now;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, 12, timeZone).getTime();
}

/** The day that is `days` after `date` (before, where negative). Both yyyy-MM-dd. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one yyyy-MM-dd to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The Monday of the day's ISO week. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** The earlier of two days. */
export function earlierOf(a: string, b: string): string {
  return a.localeCompare(b) <= 0 ? a : b;
}

/** Whether the text is a day of the calendar, yyyy-MM-dd: 2026-02-31 is none. */
export function isRealDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
