import { pageAddress } from '~/address/page-address';
import type { Param } from '~/address/param';
import { addDays } from '~/clock';

/** A month or a quarter of the calendar; days are inclusive. */
export interface ScorePeriod {
  /** As addresses write it: "2026-Q3", "2026-09". */
  key: string;
  from: string;
  to: string;
  /** "July – September 2026", "September 2026". */
  label: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const QUARTER_MONTHS = 3;
const QUARTERS_BACK = 4;
const MONTHS_BACK = 6;

/** The first day of the quarter that a day lies in. */
export function quarterOf(date: string): string {
  const month = Number(date.slice(5, 7));
  return firstDay(Number(date.slice(0, 4)), month - ((month - 1) % QUARTER_MONTHS));
}

/** The first day of a month; `month` counts from 1 and may run past the year. */
function firstDay(year: number, month: number): string {
  const months = year * 12 + month - 1;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

const later = (from: string, months: number) => firstDay(Number(from.slice(0, 4)), Number(from.slice(5, 7)) + months);

/** The first day of a later quarter. */
export const quarterAfter = (from: string, quarters = 1) => later(from, quarters * QUARTER_MONTHS);

const lengthOf = ({ key }: Pick<ScorePeriod, 'key'>) => (key.includes('Q') ? QUARTER_MONTHS : 1);

/** "2026-Q3" of a first day. */
const quarterKey = (from: string) => `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / QUARTER_MONTHS)}`;

/** The quarter that begins on a day. */
export const quarterFrom = (from: string): ScorePeriod => make(quarterKey(from), from);

function make(key: string, from: string): ScorePeriod {
  const months = lengthOf({ key });
  const to = addDays(later(from, months), -1);
  const name = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1]!;
  return { key, from, to, label: `${months > 1 ? `${name(from)} – ` : ''}${name(to)} ${from.slice(0, 4)}` };
}

/** The period of a key; null for what is none. */
export function periodOf(key: string): ScorePeriod | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter) return make(key, firstDay(Number(quarter[1]), (Number(quarter[2]) - 1) * QUARTER_MONTHS + 1));
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(key) ? make(key, `${key}-01`) : null;
}

const period: Param<ScorePeriod | null> = {
  read: (text) => periodOf(text ?? ''),
  write: (value) => value?.key ?? null,
};

/** A scorecard's page: its month or quarter. */
export const SCORECARD = pageAddress({ period });

/** The period of the same length just before. */
export function periodBefore(period: ScorePeriod): ScorePeriod {
  const from = later(period.from, -lengthOf(period));
  return make(lengthOf(period) > 1 ? quarterKey(from) : from.slice(0, 7), from);
}

/**
 * ?period=2026-Q3 or 2026-09; nonsense, and what has not begun, becomes the last quarter that is over, or the running one
 * where no scorecard applied then. `since` is the first day on which one did.
 */
export function readScorePeriod(url: string, asOf: string, since: string | null): ScorePeriod {
  const { period: asked } = SCORECARD.read(url);
  if (asked && asked.from <= asOf) return asked;
  const running = quarterFrom(quarterOf(asOf));
  const last = periodBefore(running);
  return since !== null && since <= last.from ? last : running;
}

/** What the page offers: the running and the last quarters and months, the latest first, and what is shown now. */
export function periodChoices(asOf: string, shown: ScorePeriod) {
  const quarters = Array.from({ length: QUARTERS_BACK + 1 }, (_, back) =>
    quarterFrom(quarterAfter(quarterOf(asOf), -back)),
  );
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => periodOf(later(asOf, -back).slice(0, 7))!);
  const option = ({ key, label, to }: ScorePeriod) => ({ value: key, label: to >= asOf ? `${label}, so far` : label });
  const isListed = [...quarters, ...months].some(({ key }) => key === shown.key);
  return [
    { group: 'Quarters', options: quarters.map(option) },
    { group: 'Months', options: months.map(option) },
    ...(isListed ? [] : [{ group: 'Chosen', options: [option(shown)] }]),
  ];
}
