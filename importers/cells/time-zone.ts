import { tzOffset } from '@date-fns/tz';
import { DAY_MS } from './civil-day';
import { ownText } from './own-text';

const QUARTER_MS = 900_000;
const MINUTE_MS = 60_000;

/** What is known of a zone: whole UTC days of one offset, and quarters of an hour within the days that change it. */
interface KnownOffsets {
  days: Map<number, number>;
  quarters: Map<number, number>;
}

const KNOWN = new Map<string, KnownOffsets>();
/** Of zones, and of days a zone: a center has a few, a few years long. */
const MOST_ZONES = 100;
const MOST_DAYS = 20_000;

/** Names such as Europe/Berlin, Etc/GMT+1 and EST5EDT, and offsets. */
const ZONE = /^(?:[A-Za-z][A-Za-z0-9_+\-/]{0,60}|[+-]\d\d(?::?\d\d)?)$/;
const ASKED = new Map<string, boolean>();
/** There are about 600 zones: a file with more names for them is not asked about each again. */
const MOST_ASKED = 2000;

/** Whether the name is a time zone that this computer knows. Asks once a name: every answer of no costs an exception. */
export function isTimeZone(zone: string): boolean {
  if (!ZONE.test(zone)) return false;
  let is = ASKED.get(zone);
  if (is === undefined) {
    is = !Number.isNaN(tzOffset(zone, new Date(0)));
    if (ASKED.size >= MOST_ASKED) ASKED.clear();
    ASKED.set(ownText(zone), is);
  }
  return is;
}

const askOffset = (zone: string, at: number) => tzOffset(zone, new Date(at)) * MINUTE_MS;

/** Local time less UTC at an instant, in milliseconds. Asks the calendar once a day and zone, so that a row costs nothing. */
export function offsetAt(zone: string, at: number): number {
  let known = KNOWN.get(zone);
  if (known === undefined) {
    if (KNOWN.size >= MOST_ZONES) KNOWN.clear();
    known = { days: new Map(), quarters: new Map() };
    KNOWN.set(zone, known);
  }
  const day = Math.floor(at / DAY_MS);
  let offset = known.days.get(day);
  if (offset === undefined) {
    const first = askOffset(zone, day * DAY_MS);
    offset = first === askOffset(zone, (day + 1) * DAY_MS) ? first : Number.NaN;
    if (known.days.size >= MOST_DAYS) known.days.clear();
    known.days.set(day, offset);
  }
  // No day and its neighbour differ without a change within: the NaN marks a day that must be asked by quarter-hour.
  if (!Number.isNaN(offset)) return offset;
  const quarter = Math.floor(at / QUARTER_MS);
  let within = known.quarters.get(quarter);
  if (within === undefined) {
    within = askOffset(zone, quarter * QUARTER_MS);
    if (known.quarters.size >= MOST_DAYS) known.quarters.clear();
    known.quarters.set(quarter, within);
  }
  return within;
}

/** Whether a local clock time comes twice or never, given what toUtc made of it. */
export function oddHourOf(zone: string, localMs: number, at: number): 'doubled' | 'missing' | undefined {
  const day = KNOWN.get(zone)?.days.get(Math.floor(at / DAY_MS));
  // A day of one offset, as nearly all are.
  if (day !== undefined && day + at === localMs) return undefined;
  if (at + offsetAt(zone, at) !== localMs) return 'missing';
  return secondTurn(zone, at) === at ? undefined : 'doubled';
}

/** The second time that an instant's clock time comes, where it comes twice; else the instant. */
export function secondTurn(zone: string, at: number): number {
  const before = offsetAt(zone, at - DAY_MS);
  const after = offsetAt(zone, at + DAY_MS);
  const later = at + before - after;
  return offsetAt(zone, at) === before && offsetAt(zone, later) === after ? later : at;
}

/**
 * UTC milliseconds of a local wall-clock time (given as if it were UTC). The hour that comes twice in autumn is taken
 * the first time; the one that never comes in spring is moved on by the gap, as a clock that was not set would show it.
 */
export function toUtc(zone: string, localMs: number): number {
  const before = offsetAt(zone, localMs - DAY_MS);
  const after = offsetAt(zone, localMs + DAY_MS);
  if (before === after) return localMs - before;
  const early = localMs - before;
  if (offsetAt(zone, early) === before) return early;
  const late = localMs - after;
  return offsetAt(zone, late) === after ? late : early;
}
