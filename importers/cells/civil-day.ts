/** Milliseconds of a day without a clock change. */
export const DAY_MS = 86_400_000;

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a civil date, or NaN where there is no such date (31 April, month 13). */
export function dayOf(year: number, month: number, day: number): number {
  if (!(day >= 1 && year >= 1900 && year <= 2199)) return Number.NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > DAYS_IN[month - 1]! + (isLeap && month === 2 ? 1 : 0)) return Number.NaN;
  // A month that there is not has no days before it: what is added to them is no number either.
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  return (year - 1970) * 365 + leapDays + DAYS_BEFORE[month - 1]! + (isLeap && month > 2 ? 1 : 0) + day - 1;
}

const TEXTS = new Map<number, string>();

/** yyyy-MM-dd of days since 1970-01-01. */
export function textOfDay(day: number): string {
  let text = TEXTS.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    TEXTS.set(day, text);
  }
  return text;
}
