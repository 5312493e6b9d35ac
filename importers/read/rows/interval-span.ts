import { DAY_MS, textOfDay } from '../../cells/civil-day';
import { parseDay } from '../../cells/date';
import { namesHalf, startBefore } from '../../cells/time-of-day';
import { oddHourOf, offsetAt, toUtc } from '../../cells/time-zone';
import type { IntervalSpan } from '../../interval-records';
import type { IntervalProfile } from '../../profile';
import type { Instant } from '../../records';
import type { ReadPlan } from '../plan';
import type { CellReaders } from './cell-readers';
import { fail, type ReadCell, type RowInHand } from './row-in-hand';

/**
 * Reads when a row's interval began and how long it was: from its moments, from a clock time on its day or the file's,
 * from its day as a whole, or from the days that the file as a whole covers.
 */
export function spanReader(profile: IntervalProfile, plan: ReadPlan, cells: CellReaders): ReadCell<IntervalSpan> {
  const read = anySpanReader(profile, plan, cells);
  const header = headerOf(plan, 'started') ?? headerOf(plan, 'date') ?? headerOf(plan, 'start_time');
  return (row) =>
    read(row) ??
    fail(row, 'missing_value', header, null, 'Say when the interval began: a row without it cannot be placed.');
}

function anySpanReader(profile: IntervalProfile, plan: ReadPlan, cells: CellReaders): ReadCell<IntervalSpan> {
  if (cells.has('started')) return fromMoments(profile, plan, cells);
  const day = dayReader(plan, cells);
  if (day && cells.has('start_time')) return fromClock(profile, plan, cells, day);
  if (day) {
    return (row) => {
      const date = day(row);
      return date === null ? null : daysFrom(plan, date, date);
    };
  }
  const { period } = plan;
  if (!period) throw new Error(`${profile.label}: nothing says which days the file covers.`);
  const whole = daysFrom(plan, period.from, period.to);
  return () => whole;
}

/** The row's own day, else the one day that the file covers. */
function dayReader(plan: ReadPlan, cells: CellReaders): ReadCell<string> | null {
  if (cells.has('date')) return cells.date('date');
  const { period } = plan;
  return period && period.from === period.to ? () => period.from : null;
}

function fromMoments({ interval }: IntervalProfile, plan: ReadPlan, cells: CellReaders): ReadCell<IntervalSpan> {
  const [started, ended, length] = [cells.instant('started'), cells.instant('ended'), cells.duration('length')];
  const endHeader = headerOf(plan, 'ended');
  return (row) => {
    const starts = started(row);
    const ends = ended(row);
    if (starts === null) return null;
    const intervalMs = ends ? lengthOf(starts, ends) : (length(row) ?? interval.lengthMs ?? null);
    if (intervalMs === null) {
      const whole = isMidnight(starts, starts.at) ? localDay(starts) : null;
      return whole === null ? withoutEnd(row, plan) : daysFrom(plan, whole, whole);
    }
    if (intervalMs <= 0) return backwards(row, endHeader, starts.text);
    const ending = starts.at + intervalMs;
    const isDay = isMidnight(starts, starts.at) && isMidnight(starts, ending) && intervalMs < 2 * DAY_MS;
    return { starts, intervalMs, date: isDay ? localDay(starts) : null };
  };
}

function fromClock(
  { interval }: IntervalProfile,
  plan: ReadPlan,
  cells: CellReaders,
  day: ReadCell<string>,
): ReadCell<IntervalSpan> {
  const [startText, endText] = [cells.text('start_time'), cells.text('end_time')];
  const [start, end, length] = [cells.time('start_time'), cells.time('end_time'), cells.duration('length')];
  return (row) => {
    const [date, said, to] = [day(row), start(row), end(row)];
    if (date === null || said === null) return null;
    const isOpenHalf = to !== null && namesHalf(endText(row) ?? '') && !namesHalf(startText(row) ?? '');
    const from = isOpenHalf ? startBefore(to, said) : said;
    const midnight = parseDay(date, 'ymd') * DAY_MS;
    const starts = localInstant(plan, midnight + from, `${date} ${clockText(from)}`);
    // An interval that ends at or before its start runs into the next day; 00:00 to 00:00 is a whole one.
    const untilMs = to === null ? null : to > from ? to - from : to + DAY_MS - from;
    const intervalMs = untilMs ?? length(row) ?? interval.lengthMs ?? null;
    if (intervalMs === null) return withoutEnd(row, plan);
    if (intervalMs <= 0) return backwards(row, headerOf(plan, 'length'), starts.text);
    return { starts, intervalMs, date };
  };
}

/** Whole local days, both inclusive, in the file's zone. */
function daysFrom(plan: ReadPlan, from: string, to: string): IntervalSpan {
  const localMs = parseDay(from, 'ymd') * DAY_MS;
  const starts = localInstant(plan, localMs, from === to ? from : `${from} – ${to}`);
  const ends = toUtc(plan.timeZone, (parseDay(to, 'ymd') + 1) * DAY_MS);
  return { starts, intervalMs: ends - starts.at, date: from };
}

function localInstant({ timeZone, zoneFrom }: ReadPlan, localMs: number, text: string): Instant {
  const at = toUtc(timeZone, localMs);
  return { at, text, timeZone, zoneFrom, oddHour: oddHourOf(timeZone, localMs, at) };
}

/** Between two moments; by the clock where the first comes twice and may be the later one (doubled-hours). */
function lengthOf(starts: Instant, ends: Instant): number {
  const byClock = localOf(ends, ends.at) - localOf(starts, starts.at);
  return starts.oddHour === 'doubled' && !ends.oddHour && byClock > 0 ? byClock : ends.at - starts.at;
}

/** Local time as if it were UTC; a cell's own offset is no zone, and its midnight no day's. */
const localOf = ({ timeZone, zoneFrom }: Instant, at: number) =>
  zoneFrom === 'cell' ? Number.NaN : at + offsetAt(timeZone, at);
const isMidnight = (instant: Instant, at: number) => localOf(instant, at) % DAY_MS === 0;
const localDay = (instant: Instant) => textOfDay(Math.floor(localOf(instant, instant.at) / DAY_MS));

const clockText = (ms: number) => new Date(ms).toISOString().slice(11, 16);
const headerOf = (plan: ReadPlan, field: string) =>
  plan.columns.find((column) => column.field === field)?.header ?? null;

function withoutEnd(row: RowInHand, plan: ReadPlan): null {
  const header = headerOf(plan, 'ended') ?? headerOf(plan, 'end_time') ?? headerOf(plan, 'length');
  return fail(row, 'missing_value', header, null, 'Say when the interval ended, or how long it was.');
}

function backwards(row: RowInHand, header: string | null, start: string): null {
  return fail(row, 'end_before_start', header, null, `The interval ends when it starts or before (${start}).`);
}
