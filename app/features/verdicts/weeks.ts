import { addDays, mondayOf } from '~/clock';

/** The weeks that verdicts look at: from is a Monday, to a Sunday before today. */
export interface Span {
  from: string;
  to: string;
}

/**
 * The baseline must stay where it is while weeks go by, so the span begins at the start of a quarter: the latest one
 * that leaves at least 34 complete weeks (20 to learn from, 14 to judge), or where the data begins.
 */
export function spanOf(asOf: string, firstDate: string): Span {
  const to = addDays(mondayOf(asOf), -1);
  const latest = addDays(to, -34 * 7);
  const quarter = `${latest.slice(0, 5)}${String(Math.floor((Number(latest.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  const start = quarter > firstDate ? quarter : firstDate;
  const monday = mondayOf(start);
  return { from: monday < start ? addDays(monday, 7) : monday, to };
}

/** The Mondays of a span, in order. */
export function weeksOf({ from, to }: Span): string[] {
  const weeks: string[] = [];
  for (let week = from; week <= to; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}
