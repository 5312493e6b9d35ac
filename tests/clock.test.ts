import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays, daysBetween, mondayOf } from '~/clock';
import { readDay } from '~/read-day';
import { dayOf, instantOn } from '~/zoned-clock.server';

afterEach(() => {
  vi.useRealTimers();
});

/** The days of some years by counting alone: month lengths and leap years, no clock and no library. */
function countDays(fromYear: number, toYear: number): string[] {
  const days: string[] = [];
  for (let year = fromYear; year <= toYear; year += 1) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of lengths.entries())
      for (let day = 1; day <= length; day += 1)
        days.push([year, month + 1, day].map((part) => String(part).padStart(2, '0')).join('-'));
  }
  return days;
}
/** From a Monday on: 1 January 2001 was one. */
const DAYS = countDays(2001, 2030);
/** Minutes by which UTC is ahead of them on the last day of 2011. */
const OFFSETS: Record<string, number> = {
  UTC: 0,
  'America/New_York': 300,
  'Pacific/Auckland': -780,
  'Pacific/Apia': -840,
};
/** Zones of whole, half and quarter hours, with and without summer time; Samoa left out 30 December 2011. */
const ZONES = ['Pacific/Honolulu', 'America/St_Johns', 'UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];

/** The first cases that do not hold; of thousands, one `expect` each would take longer than what is tried. */
const wrong = <T>(cases: readonly T[], holds: (one: T, at: number) => boolean) =>
  cases.filter((one, at) => !holds(one, at)).slice(0, 5);

describe.each(['UTC', 'America/New_York', 'Pacific/Auckland', 'Pacific/Apia'])('on a machine in %s', (machine) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = machine;
  });
  afterAll(() => {
    process.env.TZ = before;
  });

  test('its clock is set there', () => {
    expect(new Date(2011, 11, 31).getTimezoneOffset()).toBe(OFFSETS[machine]);
  });

  test('days are added, and counted from one to another, as a calendar on the wall has them', () => {
    const holds = (day: string, at: number) => {
      const ahead = (at * 7919) % (DAYS.length - at);
      const then = DAYS[at + ahead]!;
      const isAdded = addDays(day, ahead) === then && addDays(then, -ahead) === day;
      return isAdded && daysBetween(day, then) === ahead && daysBetween(then, day) + ahead === 0;
    };
    expect(wrong(DAYS, holds)).toEqual([]);
  });

  test('a week begins on the Monday on or before each of its days', () => {
    expect(wrong(DAYS, (day, at) => mondayOf(day) === DAYS[at - (at % 7)])).toEqual([]);
  });

  test('a typed day is a day of the calendar or none', () => {
    const real = new Set(DAYS);
    const texts = DAYS.flatMap((day) =>
      day.endsWith('-01') ? ['00', '01', '28', '29', '30', '31', '32'].map((end) => day.slice(0, 8) + end) : [day],
    );
    expect(wrong(texts, (text) => readDay(text) === (real.has(text) ? text : null))).toEqual([]);
    const others = ['', ' 2026-03-02', '2026-03-02 ', '2026-3-2', '20260302', '2026-W10-1', '2026-061', '2026-03'];
    const more = [
      '2026-00-10',
      '2026-13-10',
      '2026-03-02T00:00',
      '+02026-03-02',
      'today',
      '٢٠٢٦-٠٣-٠٢',
      null,
      undefined,
    ];
    expect(wrong([...others, ...more], (text) => readDay(text) === null)).toEqual([]);
  });

  test.each(ZONES)('the day of an instant in %s is the one that Intl tells', (timeZone) => {
    const intl = new Intl.DateTimeFormat('en-CA', { timeZone });
    const from = Date.parse('2011-12-20T00:13:00Z');
    const instants = Array.from({ length: 2_000 }, (_, at) => from + at * 283 * 60_000);
    expect(wrong(instants, (at) => dayOf(at, timeZone) === intl.format(at))).toEqual([]);
  });

  test.each(ZONES)('what is noted on a day in %s is noted at an instant of that day', (timeZone) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-29T23:30:00Z') });
    const now = Date.now();
    expect(instantOn(dayOf(now, timeZone), timeZone)).toBe(now);
    expect(wrong(countDays(2025, 2025), (day) => dayOf(instantOn(day, timeZone), timeZone) === day)).toEqual([]);
  });
});
