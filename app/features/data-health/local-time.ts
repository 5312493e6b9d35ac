import { TZDate } from '@date-fns/tz';

/** An instant as the center's clock showed it: local day, weekday (0 is Monday) and minute of the day. */
export function localTime(at: number, timeZone: string): { date: string; weekday: number; minute: number } {
  const local = new TZDate(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`,
    weekday: (local.getDay() + 6) % 7,
    minute: local.getHours() * 60 + local.getMinutes(),
  };
}

/** The instant at which the center's clock shows this minute of a local day. */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new TZDate(year, month - 1, day, Math.floor(minute / 60), minute % 60, timeZone).getTime();
}

/** 0 is Monday. */
export const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** "06:05" */
export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
