import { DAY_MS } from '../cells/civil-day';
import { numericParts } from '../cells/date';
import { parseInstant, rememberedDay } from '../cells/instant';
import { parseTimeOfDay } from '../cells/time-of-day';
import { toUtc } from '../cells/time-zone';
import type { Profile } from '../profile';
import type { Instant } from '../records';
import { cellReader, type FieldColumn, remembering } from './column-reader';
import type { ReadPlan } from './plan';
import { fail, type ReadCell } from './row-in-hand';

const ORDERS = { dmy: 'day first', mdy: 'month first', ymd: 'year first' } as const;

/** Why a date could not be read, with the order that the file uses where it is all numbers. */
export function dateAdvice(header: string, cell: string, plan: ReadPlan): string {
  const isNumeric = numericParts(cell.split(/[\sT]/)[0]!) !== null;
  const order = isNumeric ? ` (this file writes its dates ${ORDERS[plan.dateOrder]})` : '';
  return `${header} holds no date that exists${order}: correct the cell in the source.`;
}

/** Reads a moment from one cell, or its day from one and its time from another. */
export function instantReader(
  profile: Profile,
  plan: ReadPlan,
  column: FieldColumn | undefined,
  time: FieldColumn | undefined,
): ReadCell<Instant> {
  return time && column ? twoCells(profile, plan, column, time) : oneCell(profile, plan, column);
}

function oneCell(profile: Profile, plan: ReadPlan, column: FieldColumn | undefined): ReadCell<Instant> {
  return cellReader<Instant>(
    column,
    profile,
    (text) => {
      const read = parseInstant(text, plan.dateOrder);
      return read ? instantOf(plan, read.localMs, read.offsetMs, text) : undefined;
    },
    (row, text, { at }) => fail(row, 'bad_instant', at.header, text, dateAdvice(at.header, text, plan)),
  );
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
    return { at: toUtc(plan.timeZone, localMs), text, timeZone: plan.timeZone, zoneFrom: plan.zoneFrom };
  }
  return { at: localMs - offsetMs, text, timeZone: offsetName(offsetMs), zoneFrom: 'cell' };
}

function offsetName(offsetMs: number): string {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (amount: number) => String(Math.floor(amount)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
