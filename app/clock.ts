import { UTCDateMini } from '@date-fns/utc';
import { addDays as addToDate, differenceInCalendarDays, formatISO, startOfISOWeek } from 'date-fns';

/** A day of no zone, in date-fns's hands: as UTC, so that the machine's own zone has no say in it. */
const civil = (date: string) => new UTCDateMini(`${date}T00:00:00Z`);
const textOf = (date: Date) => formatISO(date, { representation: 'date' });

/** The day that is `days` after `date` (before, where negative). Both yyyy-MM-dd. */
export function addDays(date: string, days: number): string {
  return textOf(addToDate(civil(date), days));
}

/** Whole days from one yyyy-MM-dd to another. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(civil(to), civil(from));
}

/** The Monday of the day's ISO week. */
export function mondayOf(date: string): string {
  return textOf(startOfISOWeek(civil(date)));
}

/** The earlier of two days. */
export function earlierOf(a: string, b: string): string {
  return a.localeCompare(b) <= 0 ? a : b;
}
