import type { DayBar } from '~/charts/day-bars-table';
import { addDays, daysBetween, mondayOf } from '~/clock';
import { formatDay } from '~/components/day';

/** Bars for days, or for weeks or months where there are too many days to tell apart. */
export interface Stretches {
  span: 'Day' | 'Week' | 'Month';
  bars: DayBar[];
}

const MOST_BARS = 93;

/** Rows by day as bars; every day between the first and the last has one, so that gaps are seen. */
export function stretchesOf(days: readonly { date: string; rows: number }[]): Stretches {
  const length = days.length === 0 ? 0 : daysBetween(days[0]!.date, days.at(-1)!.date) + 1;
  if (length <= MOST_BARS) return { span: 'Day', bars: barsOf(days, (date) => date, 1, dayText) };
  if (length <= MOST_BARS * 7)
    return { span: 'Week', bars: barsOf(days, mondayOf, 7, (date) => `week of ${dayText(date)}`) };
  return {
    span: 'Month',
    bars: barsOf(
      days,
      (date) => date.slice(0, 7),
      null,
      (month) => month,
    ),
  };
}

function barsOf(
  days: readonly { date: string; rows: number }[],
  startOf: (date: string) => string,
  stepDays: number | null,
  labelOf: (start: string) => string,
): DayBar[] {
  const rows = new Map<string, number>();
  const [first, last] = [days[0], days.at(-1)];
  if (first && last && stepDays !== null) {
    for (let date = startOf(first.date); date <= last.date; date = addDays(date, stepDays)) rows.set(date, 0);
  }
  for (const day of days) rows.set(startOf(day.date), (rows.get(startOf(day.date)) ?? 0) + day.rows);
  return [...rows].map(([date, value]) => ({ date, label: labelOf(date), value }));
}

/** With its year: a wrong one is what one looks for. */
const dayText = (date: string) => `${formatDay(date)} ${date.slice(0, 4)}`;
