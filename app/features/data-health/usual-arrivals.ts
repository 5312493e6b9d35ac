import { addDays, daysBetween, mondayOf } from '~/clock';
import { clockOf, instantOf, localTime, weekdayOf } from './local-time';

/** When the files of a report usually come, and how it stands now. */
export type UsualArrival =
  | { kind: 'unknown'; because: string }
  | {
      kind: 'known';
      /** 0 is Monday. */
      weekdays: number[];
      minute: number;
      /** When it should have come and did not; null while it is on time. */
      missedAt: number | null;
    };

const FEWEST_DAYS = 5;
const FEWEST_WEEKS = 3;
/** Of the weeks, how many must have an arrival on a weekday for it to be usual. */
const USUAL_SHARE = 0.6;
const LEAST_PATIENCE_MINUTES = 60;
const HALF_A_DAY_MINUTES = 12 * 60;

/**
 * Learns from past arrivals (UTC epoch milliseconds, any order) on which weekdays and at about which time the first file
 * of a day comes: the median time, and patience of twice what nine of ten days differ from it. Says so where the past is
 * too short or without a pattern.
 */
export function learnArrivals(arrivals: readonly number[], now: number, timeZone: string): UsualArrival {
  const firsts = new Map<string, number>();
  for (const at of [...arrivals].sort((a, b) => a - b)) {
    const { date, minute } = localTime(at, timeZone);
    if (!firsts.has(date)) firsts.set(date, minute);
  }
  const dates = [...firsts.keys()].sort();
  const weeks = new Set(dates.map(mondayOf));
  if (dates.length < FEWEST_DAYS || weeks.size < FEWEST_WEEKS) {
    const days = dates.length === 1 ? 'one day' : `${dates.length} days`;
    return {
      kind: 'unknown',
      because: `files came on ${days} so far; ${FEWEST_DAYS} days over ${FEWEST_WEEKS} weeks are needed`,
    };
  }
  const weekdays = usualWeekdays(dates);
  if (weekdays.length === 0) return { kind: 'unknown', because: 'no usual day' };
  const minutes = dates.filter((date) => weekdays.includes(weekdayOf(date))).map((date) => firsts.get(date)!);
  const minute = quantile(minutes, 0.5);
  const spread = quantile(
    minutes.map((each) => Math.abs(each - minute)),
    0.9,
  );
  const patience = Math.max(LEAST_PATIENCE_MINUTES, 2 * spread);
  return { kind: 'known', weekdays, minute, missedAt: missed({ weekdays, minute, patience }) };

  /** The latest usual time whose patience is over, where nothing has come since half a day before it. */
  function missed({ weekdays, minute, patience }: { weekdays: number[]; minute: number; patience: number }) {
    const today = localTime(now, timeZone).date;
    for (let back = 0; back <= 7; back += 1) {
      const date = addDays(today, -back);
      if (!weekdays.includes(weekdayOf(date))) continue;
      const usualAt = instantOf(date, minute, timeZone);
      if (usualAt + patience * 60_000 > now) continue;
      const hasCome = arrivals.some((at) => at > usualAt - HALF_A_DAY_MINUTES * 60_000);
      return hasCome ? null : usualAt;
    }
    return null;
  }
}

/** Weekdays on which something came in most of the weeks that they were in, between the first and the last arrival. */
function usualWeekdays(dates: readonly string[]): number[] {
  const came = new Array<number>(7).fill(0);
  const been = new Array<number>(7).fill(0);
  for (const date of dates) came[weekdayOf(date)]! += 1;
  const span = daysBetween(dates[0]!, dates.at(-1)!);
  for (let day = 0; day <= span; day += 1) been[weekdayOf(addDays(dates[0]!, day))]! += 1;
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => came[day]! >= 2 && came[day]! >= USUAL_SHARE * been[day]!);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const NAMES = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** "Mondays to Fridays, about 06:05" */
export function usualWords({ weekdays, minute }: { weekdays: readonly number[]; minute: number }): string {
  const isRun = weekdays.length > 2 && weekdays.at(-1)! - weekdays[0]! === weekdays.length - 1;
  const days =
    weekdays.length === 7
      ? 'Every day'
      : isRun
        ? `${NAMES[weekdays[0]!]} to ${NAMES[weekdays.at(-1)!]}`
        : weekdays.map((day) => NAMES[day]).join(', ');
  return `${days}, about ${clockOf(minute)}`;
}
