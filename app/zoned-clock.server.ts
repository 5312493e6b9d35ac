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
