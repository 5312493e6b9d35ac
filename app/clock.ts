import { TZDate } from '@date-fns/tz';
import { UTCDateMini } from '@date-fns/utc';
import { addDays as addToDate, formatISO, startOfISOWeek } from 'date-fns';
import { millisecondsInDay } from 'date-fns/constants';

/**
 * The day that counts as today, yyyy-MM-dd: AS_OF where it is set (the demo and the tests move it), else the day in
 * the given zone. Pages, verdicts and goals ask for the center's (center-day.server.ts).
 */
export function today(timeZone: string): string {
  return process.env.AS_OF ?? dayOf(Date.now(), timeZone);
}

/** The day of an instant in a zone. */
export function dayOf(at: number, timeZone: string): string {
  return textOf(new TZDate(at, timeZone));
}

/** The instant that something done on a day is noted with: now, or the day's noon where the clock was set to another day. */
export function instantOn(date: string, timeZone: string): number {
  const now = Date.now();
  if (dayOf(now, timeZone) === date) return now;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, 12, timeZone).getTime();
}

/** A day of no zone, in date-fns's hands: as UTC, so that the machine's own zone has no say in it. */
const civil = (date: string) => new UTCDateMini(`${date}T00:00:00Z`);
const textOf = (date: Date) => formatISO(date, { representation: 'date' });

/** The day that is `days` after `date` (before, where negative). Both yyyy-MM-dd. */
export function addDays(date: string, days: number): string {
  return textOf(addToDate(civil(date), days));
}

/**
 * Whole days from one yyyy-MM-dd to another. Goals and verdicts ask this of each day of each person: UTC's days all have 24
 * hours, and counting them takes a tenth of date-fns's time, which asks for a zone each time.
 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInDay;
}

/** The Monday of the day's ISO week. */
export function mondayOf(date: string): string {
  return textOf(startOfISOWeek(civil(date)));
}

/** The earlier of two days. */
export function earlierOf(a: string, b: string): string {
  return a.localeCompare(b) <= 0 ? a : b;
}
