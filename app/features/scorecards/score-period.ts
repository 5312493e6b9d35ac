import { QUARTER_STARTS, type QuarterStart } from 'db/default-settings';
import { pageAddress } from '~/address/page-address';
import type { Param } from '~/address/param';
import { addDays } from '~/clock';

/** A month, or a quarter of the center's; days are inclusive. */
export interface ScorePeriod {
  /** As addresses write it: "2026-Q3", "2026-08Q" of a quarter that begins in another month than the calendar's, "2026-09". */
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
export function quarterOf(date: string, start: QuarterStart): string {
  const month = Number(date.slice(5, 7));
  const monthsIn = (month - 1 - QUARTER_STARTS.indexOf(start) + QUARTER_MONTHS) % QUARTER_MONTHS;
  return firstDay(Number(date.slice(0, 4)), month - monthsIn);
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

/** "2026-Q3", or "2026-08Q", of a first day. */
function quarterKey(from: string): string {
  const month = Number(from.slice(5, 7));
  const isOfCalendar = month % QUARTER_MONTHS === 1;
  return isOfCalendar ? `${from.slice(0, 4)}-Q${Math.ceil(month / QUARTER_MONTHS)}` : `${from.slice(0, 7)}Q`;
}

/** The quarter that begins on a day. */
export const quarterFrom = (from: string): ScorePeriod => make(quarterKey(from), from);

function make(key: string, from: string): ScorePeriod {
  const months = lengthOf({ key });
  const to = addDays(later(from, months), -1);
  const name = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1]!;
  const begin = from.slice(0, 4) === to.slice(0, 4) ? name(from) : `${name(from)} ${from.slice(0, 4)}`;
  return { key, from, to, label: `${months > 1 ? `${begin} – ` : ''}${name(to)} ${to.slice(0, 4)}` };
}

/** The period of a key; null for what is none. */
export function periodOf(key: string): ScorePeriod | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter) return make(key, firstDay(Number(quarter[1]), (Number(quarter[2]) - 1) * QUARTER_MONTHS + 1));
  if (/^\d{4}-(0[23568]|09|1[12])Q$/.test(key)) return make(key, `${key.slice(0, 7)}-01`);
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

interface Asked {
  asOf: string;
  /** In which month quarters begin. */
  start: QuarterStart;
  /** The first day on which a scorecard applied. */
  since: string | null;
}

/**
 * ?period=2026-Q3 or 2026-09; nonsense, and what has not begun, becomes the last quarter that is over, or the running one
 * where no scorecard applied then.
 */
export function readScorePeriod(url: string, { asOf, since, start }: Asked): ScorePeriod {
  const { period: asked } = SCORECARD.read(url);
  if (asked && asked.from <= asOf) return asked;
  const running = quarterFrom(quarterOf(asOf, start));
  const last = periodBefore(running);
  return since !== null && since <= last.from ? last : running;
}

/** What the page offers: the running and the last quarters and months, the latest first, and what is shown now. */
export function periodChoices({ asOf, start }: Pick<Asked, 'asOf' | 'start'>, shown: ScorePeriod) {
  const quarters = Array.from({ length: QUARTERS_BACK + 1 }, (_, back) =>
    quarterFrom(quarterAfter(quarterOf(asOf, start), -back)),
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
