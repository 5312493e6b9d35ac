import { addDays, earlierOf, mondayOf } from '../../clock';

/** How many whole weeks are looked at on either side, and how many that led to it are neither. */
const BEFORE_WEEKS = 26;
export const LEAD_UP_WEEKS = 4;
export const AFTER_WEEKS = 12;

/** Whole weeks: from is a Monday, to a Sunday. */
export interface Window {
  from: string;
  to: string;
}

export interface EffectWindows {
  /** Null where the data begins too late. */
  before: Window | null;
  /** The weeks that led to it: people are coached after bad ones, so they are no part of before. */
  leadUp: Window | null;
  /** Null until the first whole week after it is over and counts. */
  after: Window | null;
  /** The last day of the first week that can count, and of the last one that will. */
  firstAfterDay: string;
  lastAfterDay: string;
}

/** What happened: days are inclusive. lasts: it holds until that day (a change of a process), rather than being over then. */
export interface Happening {
  onDate: string;
  untilDate: string | null;
  lasts: boolean;
}

/**
 * The weeks before something, those that led to it, and those after it that are over and old enough to count. The week
 * in which it happened is in none of them.
 */
export function effectWindows(
  { onDate, untilDate, lasts }: Happening,
  { firstDate, asOf, maturesAfterDays = 0 }: { firstDate: string; asOf: string; maturesAfterDays?: number },
): EffectWindows {
  const week = mondayOf(onDate);
  const overIn = lasts ? week : mondayOf(untilDate ?? onDate);
  const firstMonday = mondayOf(addDays(firstDate, 6));
  const leadUpFrom = addDays(week, -7 * LEAD_UP_WEEKS);
  const planned = addDays(overIn, 7 * AFTER_WEEKS + 6);
  const lastAfterDay = lasts && untilDate ? earlierOf(planned, addDays(mondayOf(untilDate), -1)) : planned;
  const counted = addDays(mondayOf(addDays(asOf, -maturesAfterDays)), -1);
  return {
    before: windowOf(latestOf(firstMonday, addDays(leadUpFrom, -7 * BEFORE_WEEKS)), addDays(leadUpFrom, -1)),
    leadUp: windowOf(latestOf(firstMonday, leadUpFrom), addDays(week, -1)),
    after: windowOf(addDays(overIn, 7), earlierOf(lastAfterDay, counted)),
    firstAfterDay: addDays(overIn, 13),
    lastAfterDay,
  };
}

const latestOf = (a: string, b: string) => (a > b ? a : b);

const windowOf = (from: string, to: string): Window | null => (from < to ? { from, to } : null);

/** Whether a week, named by its Monday, is in the window. */
export function isWithin(window: Window | null, week: string): boolean {
  return window !== null && week >= window.from && week <= window.to;
}
