import { DAY_MS } from '../../cells/civil-day';
import { numericParts } from '../../cells/date';
import { parseEpoch } from '../../cells/epoch';
import { parseInstant, type ReadInstant, rememberedDay } from '../../cells/instant';
import { parseTimeOfDay } from '../../cells/time-of-day';
import { isTimeZone, oddHourOf, offsetAt, toUtc } from '../../cells/time-zone';
import type { Profile } from '../../profile';
import type { Instant } from '../../records';
import type { ReadPlan } from '../plan';
import { cellReader, type FieldColumn, remembering } from './column-reader';
import { fail, type ReadCell } from './row-in-hand';

const ORDERS = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;

/** Why a date could not be read, with the order that the file uses where it is all numbers. */
export function dateAdvice(header: string, cell: string, plan: ReadPlan): string {
  const isNumeric = numericParts(cell.split(/[\sT]/)[0]!) !== null;
  const order = isNumeric ? ` (this file writes its dates ${ORDERS[plan.dateOrder]})` : '';
  return `${header} holds no date that exists${order}: correct the cell in the source.`;
}

/** Reads a moment from one cell, or its day from one and its time from another; a column may name each row's zone. */
export function instantReader(
  profile: Profile,
  plan: ReadPlan,
  { day, time, zone }: { day?: FieldColumn; time?: FieldColumn; zone?: FieldColumn },
): ReadCell<Instant> {
  const read = time && day ? twoCells(profile, plan, day, time) : oneCell(profile, plan, day);
  return zone && plan.zoneFrom !== 'user' ? inOwnZone(read, zone) : read;
}

/** Moves a moment into the zone that its own row names, where it names one that is known. */
function inOwnZone(read: ReadCell<Instant>, { at: { index } }: FieldColumn): ReadCell<Instant> {
  return (row) => {
    const instant = read(row);
    const timeZone = row.cells[index]?.trim() ?? '';
    if (instant === null || instant.zoneFrom === 'cell' || !isTimeZone(timeZone)) return instant;
    const localMs = instant.at + offsetAt(instant.timeZone, instant.at);
    const at = toUtc(timeZone, localMs);
    return { at, text: instant.text, timeZone, zoneFrom: 'cell', oddHour: oddHourOf(timeZone, localMs, at) };
  };
}

function oneCell(profile: Profile, plan: ReadPlan, column: FieldColumn | undefined): ReadCell<Instant> {
  return cellReader<Instant>(
    column,
    profile,
    (text, { rule }) => {
      const read = rule.cell === 'epoch' ? fromEpoch(text) : parseInstant(text, plan.dateOrder);
      return read ? instantOf(plan, read.localMs, read.offsetMs, text) : undefined;
    },
    (row, text, { at }) => fail(row, 'bad_instant', at.header, text, dateAdvice(at.header, text, plan)),
  );
}

function fromEpoch(text: string): ReadInstant | null {
  const localMs = parseEpoch(text);
  return Number.isNaN(localMs) ? null : { localMs, offsetMs: 0 };
}

function twoCells(profile: Profile, plan: ReadPlan, column: FieldColumn, time: FieldColumn): ReadCell<Instant> {
  const days = cellReader<{ day: number; text: string }>(
    column,
    profile,
    remembering((text) => {
      const day = rememberedDay(text, plan.dateOrder);
      if (!Number.isNaN(day)) return { day, text };
      // A day that a spreadsheet saved with midnight behind it.
      const read = parseInstant(text, plan.dateOrder);
      return read ? { day: Math.floor(read.localMs / DAY_MS), text } : undefined;
    }),
    (row, text, { at }) => fail(row, 'bad_instant', at.header, text, dateAdvice(at.header, text, plan)),
  );
  const times = cellReader<{ ms: number; text: string }>(
    time,
    profile,
    remembering((text) => {
      const ms = parseTimeOfDay(text);
      return Number.isNaN(ms) ? undefined : { ms, text };
    }),
    (row, text, { at }) => fail(row, 'bad_instant', at.header, text, `Write ${at.header} as hh:mm or hh:mm:ss.`),
  );
  return (row) => {
    const day = days(row);
    const clock = times(row);
    if (day === null || clock === null) return null;
    return instantOf(plan, day.day * DAY_MS + clock.ms, null, `${day.text} ${clock.text}`);
  };
}

function instantOf(plan: ReadPlan, localMs: number, offsetMs: number | null, text: string): Instant {
  if (offsetMs === null) {
    const { timeZone, zoneFrom } = plan;
    const at = toUtc(timeZone, localMs);
    const oddHour = oddHourOf(timeZone, localMs, at);
    return oddHour ? { at, text, timeZone, zoneFrom, oddHour } : { at, text, timeZone, zoneFrom };
  }
  return { at: localMs - offsetMs, text, timeZone: offsetName(offsetMs), zoneFrom: 'cell' };
}

function offsetName(offsetMs: number): string {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (amount: number) => String(Math.floor(amount)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
