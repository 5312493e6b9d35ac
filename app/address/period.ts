import { addDays, mondayOf } from '~/clock';
import { pageAddress, type Read } from './page-address';
import { day, oneOf, orElse } from './param';

/** The weeks that a page's figures are about, as its address says it. */
export interface Period {
  period: string;
  /** Inclusive days. */
  from: string;
  to: string;
  label: string;
}

const WEEKS = [4, 8, 12, 26] as const;
const USUAL_WEEKS = 8;
export const PERIODS = WEEKS.map((weeks) => ({ value: String(weeks), label: `Last ${weeks} weeks` }));

/** ?period=8 (complete weeks before today), or ?period=days&from=…&to=…; for pages of one period. */
export const PERIOD_PARAMS = { period: orElse(oneOf([...WEEKS, 'days']), USUAL_WEEKS), from: day, to: day };
export const PERIOD = pageAddress(PERIOD_PARAMS);

/** The days that an address means; own days that are none become the usual weeks. */
export function periodOf({ period, from, to }: Read<typeof PERIOD>, asOf: string): Period {
  if (period !== 'days') return lastWeeks(period, asOf);
  if (from === null || to === null || from > to) return lastWeeks(USUAL_WEEKS, asOf);
  return { period, from, to, label: 'own days' };
}

/** As the names of files have it. */
export const daysOf = ({ from, to }: Pick<Period, 'from' | 'to'>) => `${from}-${to}`;

/** Complete weeks before a day. */
export function lastWeeks(weeks: number, asOf: string): Period {
  const last = addDays(mondayOf(asOf), -1);
  return { period: String(weeks), from: addDays(last, 1 - 7 * weeks), to: last, label: `last ${weeks} weeks` };
}
