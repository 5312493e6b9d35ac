import { TZDate } from '@date-fns/tz';
import { businessMsBetween, type Calendar } from 'db/business-ms';
import { expect, test } from 'vitest';

const NINE_TO_FIVE = [540, 1020] as const;
const WEEKDAYS: Calendar['hours'] = [...Array(5).fill([NINE_TO_FIVE]), [], []];
const ODD_HOURS: Calendar['hours'] = [
  [
    [0, 150],
    [165, 720],
  ],
  [[1380, 1440]],
  [[90, 200]],
  [],
  [
    [480, 485],
    [1000, 1440],
  ],
  [[0, 1440]],
  [
    [60, 170],
    [175, 181],
  ],
];
const calendar = (over: Partial<Calendar> = {}): Calendar => ({
  timeZone: 'Europe/Berlin',
  hours: WEEKDAYS,
  holidays: new Set(),
  ...over,
});
const at = (text: string, zone = 'Europe/Berlin') => {
  const [year, month, day, hour, minute] = text.match(/\d+/g)!.map(Number) as [number, number, number, number, number];
  return new TZDate(year, month - 1, day, hour, minute, zone).getTime();
};
const hours = (ms: number) => ms / 3_600_000;

test('from Friday afternoon to Monday morning only the hours of opening count', () => {
  expect(hours(businessMsBetween(calendar(), at('2026-03-06 16:30'), at('2026-03-09 09:15')))).toBe(0.75);
  expect(hours(businessMsBetween(calendar(), at('2026-03-06 16:00'), at('2026-03-10 10:00')))).toBe(10);
});

test('a holiday is closed, in the calendar’s own days', () => {
  const monday = calendar({ holidays: new Set(['2026-03-09']) });
  expect(hours(businessMsBetween(monday, at('2026-03-06 16:00'), at('2026-03-10 10:00')))).toBe(2);
});

test('what ends before it begins, and what lies outside the hours, is no time at all', () => {
  expect(businessMsBetween(calendar(), at('2026-03-10 10:00'), at('2026-03-09 10:00'))).toBe(0);
  expect(businessMsBetween(calendar(), at('2026-03-07 00:00'), at('2026-03-09 09:00'))).toBe(0);
  expect(businessMsBetween(calendar({ hours: [] }), at('2026-03-01 00:00'), at('2026-04-01 00:00'))).toBe(0);
});

test('the night in which the clocks go forward has an hour less, the one in which they go back an hour more', () => {
  const always = calendar({ hours: Array(7).fill([[0, 1440]]) });
  expect(hours(businessMsBetween(always, at('2026-03-29 00:00'), at('2026-03-30 00:00')))).toBe(23);
  expect(hours(businessMsBetween(always, at('2026-10-25 00:00'), at('2026-10-26 00:00')))).toBe(25);
  // Open from 2:30 to 3:30 by the wall clock: the first half comes twice in October, and never in March.
  const night = calendar({ hours: Array(7).fill([[150, 210]]) });
  expect(hours(businessMsBetween(night, at('2026-10-25 00:00'), at('2026-10-25 12:00')))).toBe(1.5);
  expect(hours(businessMsBetween(night, at('2026-03-29 00:00'), at('2026-03-29 12:00')))).toBe(0.5);
});

/** What the clock on the wall shows at an instant, asked once. */
function wallClockIn(timeZone: string) {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const known = new Map<number, { day: string; weekday: number; minute: number }>();
  return (instant: number) => {
    let shown = known.get(instant);
    if (shown === undefined) {
      const [day, time] = wall.format(instant).split(' ') as [string, string];
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      shown = { day, weekday, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
      known.set(instant, shown);
    }
    return shown;
  };
}

/** Every minute asked by itself, by the clock on the wall. */
function countMinutes(
  wallClock: ReturnType<typeof wallClockIn>,
  { hours, holidays }: Calendar,
  from: number,
  to: number,
): number {
  let count = 0;
  for (let instant = from; instant < to; instant += 60_000) {
    const { day, weekday, minute } = wallClock(instant);
    if (holidays.has(day)) continue;
    if ((hours[weekday] ?? []).some(([open, close]) => minute >= open && minute < close)) count += 1;
  }
  return count;
}

test.each([
  ['Europe/Berlin', '2026-03-27', '2026-10-23'],
  ['America/New_York', '2026-03-06', '2026-10-30'],
  ['Australia/Lord_Howe', '2026-04-03', '2026-10-02'],
  ['Asia/Kolkata', '2026-03-27', '2026-10-23'],
  ['America/St_Johns', '2026-03-06', '2026-10-30'],
])('it is what counting every minute gives, over the turning of the clocks in %s', (timeZone, spring, autumn) => {
  let seed = 7;
  const draw = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const wallClock = wallClockIn(timeZone);
  let open = 0;
  for (const start of [spring, autumn]) {
    for (const week of [WEEKDAYS, ODD_HOURS]) {
      const holidays = new Set([new Date(Date.parse(start) + 4 * 86_400_000).toISOString().slice(0, 10)]);
      const some = { timeZone, hours: week, holidays };
      for (let i = 0; i < 12; i++) {
        const from = Date.parse(start) + draw(3 * 1440) * 60_000;
        const to = from + draw(3 * 1440) * 60_000;
        const minutes = countMinutes(wallClock, some, from, to);
        expect(businessMsBetween(some, from, to) / 60_000, `${new Date(from).toISOString()} ${to - from}`).toBe(
          minutes,
        );
        open += minutes;
      }
    }
  }
  expect(open).toBeGreaterThan(10_000);
});
