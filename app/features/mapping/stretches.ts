import type { DayBar } from '~/charts/day-bars';
import { formatDay } from '~/components/day';

/** Bars for days, or for weeks or months where there are too many days to tell apart. */
export interface Stretches {
  span: 'Day' | 'Week' | 'Month';
  bars: DayBar[];
}

const MOST_BARS = 93;
const DAY_MS = 86_400_000;

/** Rows by day as bars; every day between the first and the last has one, so that gaps are seen. */
export function stretchesOf(days: readonly { date: string; rows: number }[]): Stretches {
  const length = days.length === 0 ? 0 : (Date.parse(days.at(-1)!.date) - Date.parse(days[0]!.date)) / DAY_MS + 1;
  if (length <= MOST_BARS) return { span: 'Day', bars: barsOf(days, (date) => date, DAY_MS, dayText) };
  if (length <= MOST_BARS * 7)
    return { span: 'Week', bars: barsOf(days, mondayOf, 7 * DAY_MS, (date) => `week of ${dayText(date)}`) };
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
  stepMs: number | null,
  labelOf: (start: string) => string,
): DayBar[] {
  const rows = new Map<string, number>();
  const [first, last] = [days[0], days.at(-1)];
  if (first && last && stepMs !== null) {
    for (let at = Date.parse(startOf(first.date)); at <= Date.parse(last.date); at += stepMs) rows.set(textOf(at), 0);
  }
  for (const day of days) rows.set(startOf(day.date), (rows.get(startOf(day.date)) ?? 0) + day.rows);
  return [...rows].map(([date, value]) => ({ date, label: labelOf(date), value }));
}

/** With its year: a wrong one is what one looks for. */
const dayText = (date: string) => `${formatDay(date)} ${date.slice(0, 4)}`;

const textOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The Monday of the day's week. */
function mondayOf(date: string): string {
  const at = Date.parse(date);
  return textOf(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS);
}
