import { daysBetween } from '~/clock';

/** Somebody who usually has figures and has none lately. */
export interface SilentPerson {
  employeeId: number;
  lastDate: string;
  /** Days with figures in the weeks that were looked at. */
  days: number;
  /** Days without any since the last one. */
  silentDays: number;
}

const FEWEST_DAYS = 8;
const FEWEST_SILENT_DAYS = 7;
/** A pause counts from this multiple of the longest pause before. */
const LONGER_THAN_PAUSES = 1.5;

/**
 * People with enough days of figures, none of them in the last week and longer silent than ever before in these weeks.
 * Days come by person, in order; `newest` is the newest day that anybody has.
 */
export function findSilentPeople(
  days: readonly { employeeId: number; date: string }[],
  newest: string,
): SilentPerson[] {
  const byPerson = new Map<number, string[]>();
  for (const { employeeId, date } of days) {
    const dates = byPerson.get(employeeId);
    if (dates) dates.push(date);
    else byPerson.set(employeeId, [date]);
  }
  return [...byPerson].flatMap(([employeeId, dates]) => {
    const lastDate = dates.at(-1)!;
    const silentDays = daysBetween(lastDate, newest);
    const pauses = dates.slice(1).map((date, index) => daysBetween(dates[index]!, date));
    const isSilent = silentDays >= FEWEST_SILENT_DAYS && silentDays > LONGER_THAN_PAUSES * Math.max(0, ...pauses);
    return isSilent && dates.length >= FEWEST_DAYS ? [{ employeeId, lastDate, days: dates.length, silentDays }] : [];
  });
}
