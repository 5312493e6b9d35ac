import { tzOffset } from '@date-fns/tz';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When somebody is open: of each weekday, Monday first, the opening hours as [from, to) in minutes since midnight. */
export interface Calendar {
  timeZone: string;
  hours: readonly (readonly (readonly [from: number, to: number])[])[];
  /** Days (yyyy-MM-dd) on which it is closed. */
  holidays: ReadonlySet<string>;
}

type Span = readonly [from: number, to: number];

const opened = new WeakMap<Calendar, Map<number, Span[]>>();

/** Milliseconds in which the calendar is open from an instant (inclusive) to another (exclusive); 0 where that is earlier. */
export function businessMsBetween(calendar: Calendar, from: number, to: number): number {
  let total = 0;
  const last = localDay(calendar, to);
  for (let day = localDay(calendar, from); day <= last; day++) {
    for (const [start, end] of openingOf(calendar, day)) {
      total += Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
  }
  return total;
}

const offsetMs = ({ timeZone }: Calendar, at: number) => tzOffset(timeZone, new Date(at)) * MINUTE_MS;

/** The local day of an instant, counted from 1970-01-01. */
const localDay = (calendar: Calendar, at: number) => Math.floor((at + offsetMs(calendar, at)) / DAY_MS);

/** The instants at which it opens and closes on a local day; what closes before it opens is no time. */
function openingOf(calendar: Calendar, day: number): Span[] {
  const known = opened.get(calendar) ?? new Map<number, Span[]>();
  opened.set(calendar, known);
  const found = known.get(day) ?? computeOpening(calendar, day);
  known.set(day, found);
  return found;
}

function computeOpening(calendar: Calendar, day: number): Span[] {
  const midnight = day * DAY_MS;
  if (calendar.holidays.has(new Date(midnight).toISOString().slice(0, 10))) return [];
  // 1970-01-01 was a Thursday.
  const hours = calendar.hours[(day + 3) % 7] ?? [];
  return stretchesAround(calendar, midnight).flatMap(({ offset, since, until }) =>
    hours.map(
      ([from, to]): Span => [
        Math.max(since, midnight + from * MINUTE_MS - offset),
        Math.min(until, midnight + to * MINUTE_MS - offset),
      ],
    ),
  );
}

/**
 * The stretches of time around a local day, each with one offset from UTC: where the clocks are turned, an hour of the
 * wall clock comes twice or never, and so does the part of the opening hours that lies in it.
 */
function stretchesAround(calendar: Calendar, midnight: number) {
  let [early, late] = [midnight - 26 * 3_600_000, midnight + 38 * 3_600_000];
  const [before, after] = [offsetMs(calendar, early), offsetMs(calendar, late)];
  if (before === after) return [{ offset: before, since: -Infinity, until: Infinity }];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetMs(calendar, middle) === before) early = middle;
    else late = middle;
  }
  return [
    { offset: before, since: -Infinity, until: late },
    { offset: after, since: late, until: Infinity },
  ];
}
