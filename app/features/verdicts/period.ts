import { addDays, mondayOf, readDay } from '~/clock';

/** The weeks that a page's figures are about, as its address says it. */
export interface Period {
  period: string;
  /** Inclusive days. */
  from: string;
  to: string;
  label: string;
}

const WEEKS = [4, 8, 12, 26];
export const PERIODS = WEEKS.map((weeks) => ({ value: String(weeks), label: `Last ${weeks} weeks` }));

/** ?period=8 (complete weeks before today), or ?period=days&from=…&to=…; nonsense becomes the last eight weeks. */
export function readPeriod(url: URL, asOf: string): Period {
  const period = url.searchParams.get('period') ?? '8';
  const from = readDay(url.searchParams.get('from'));
  const to = readDay(url.searchParams.get('to'));
  if (period === 'days' && from !== null && to !== null && from <= to) {
    return { period, from, to, label: 'own days' };
  }
  const weeks = WEEKS.find((number) => String(number) === period) ?? 8;
  const last = addDays(mondayOf(asOf), -1);
  return { period: String(weeks), from: addDays(last, 1 - 7 * weeks), to: last, label: `last ${weeks} weeks` };
}
