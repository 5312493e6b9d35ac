import { isValid, parseISO } from 'date-fns';

/** A typed day, yyyy-MM-dd; null for what is no day of the calendar, such as 2026-02-31. */
export function readDay(text: string | null | undefined): string | null {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text)) ? text : null;
}
