import { addDays } from '~/clock';
import { weekdayOf } from './local-time';

/** How a day of a report stands against the same weekdays around it. */
export interface DayCell {
  date: string;
  rows: number;
  /** none: it usually has rows and has none. few: under a quarter of the usual. off: it usually has none, and has none. */
  state: 'usual' | 'few' | 'none' | 'off';
}

const USUAL_SHARE = 0.75;
const FEWEST_WEEKDAYS = 4;
const FEW_SHARE = 0.25;
/** Below this a quarter of it is chance. */
const FEWEST_USUAL_ROWS = 20;

/**
 * The days from `shownFrom` to `to` of one report. What a weekday usually has is the median of all of its days since
 * `from`, the report's own first day or later; a weekday that had rows less often than three times of four is not usual.
 */
export function judgeDays(
  rowsOn: ReadonlyMap<string, number>,
  { from, shownFrom, to }: { from: string; shownFrom: string; to: string },
): DayCell[] {
  const first = [...rowsOn.keys()].sort()[0];
  if (first === undefined) return [];
  const begin = first > from ? first : from;
  const byWeekday = Array.from({ length: 7 }, (): number[] => []);
  const last = [...rowsOn.keys()].sort().at(-1)!;
  for (let date = begin; date <= last; date = addDays(date, 1)) byWeekday[weekdayOf(date)]!.push(rowsOn.get(date) ?? 0);
  const usual = byWeekday.map(usualRows);
  const cells: DayCell[] = [];
  for (let date = shownFrom; date <= to; date = addDays(date, 1)) {
    const rows = rowsOn.get(date) ?? 0;
    const expected = date < begin ? 0 : usual[weekdayOf(date)]!;
    const isFew = expected >= FEWEST_USUAL_ROWS && rows < FEW_SHARE * expected;
    const state = rows === 0 ? (expected > 0 ? 'none' : 'off') : isFew ? 'few' : 'usual';
    cells.push({ date, rows, state });
  }
  return cells;
}

/** The median of the days with rows; 0 where there are too few days to tell, or too few of them have any. */
function usualRows(days: readonly number[]): number {
  const filled = days.filter((rows) => rows > 0).sort((a, b) => a - b);
  if (days.length < FEWEST_WEEKDAYS || filled.length < USUAL_SHARE * days.length) return 0;
  return filled[Math.floor(filled.length / 2)]!;
}
