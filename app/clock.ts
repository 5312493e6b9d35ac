import { UTCDateMini } from '@date-fns/utc';
import { addDays as addToDate, formatISO, startOfISOWeek } from 'date-fns';
import { millisecondsInDay } from 'date-fns/constants';

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
