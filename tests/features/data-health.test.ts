import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { judgeDays } from '~/features/data-health/day-pattern';
import { isRoundLimit } from '~/features/data-health/round-limit';
import { findSilentPeople } from '~/features/data-health/silent-people';
import { learnArrivals, usualWords } from '~/features/data-health/usual-arrivals';

const at = (date: string, time: string, offset = 'Z') => Date.parse(`${date}T${time}:00${offset}`);
/** 2 to 20 March 2026, three weeks of Mondays to Fridays. */
const WORKDAYS = [0, 7, 14].flatMap((week) => [0, 1, 2, 3, 4].map((day) => addDays('2026-03-02', week + day)));

test('with too few days or weeks of arrivals it says that it cannot tell, and why', () => {
  const oneDay = [at('2026-03-02', '06:00'), at('2026-03-02', '07:00')];
  expect(learnArrivals(oneDay, at('2026-03-03', '12:00'), 'UTC')).toEqual({
    kind: 'unknown',
    because: 'files came on one day so far; 5 days over 3 weeks are needed',
  });
  const twoWeeks = WORKDAYS.slice(0, 10).map((date) => at(date, '06:00'));
  expect(learnArrivals(twoWeeks, at('2026-03-16', '12:00'), 'UTC').kind).toBe('unknown');
});

test('a source that comes on workdays is on time over the weekend and late on Monday once its patience is over', () => {
  const arrivals = WORKDAYS.map((date, index) => at(date, `06:${String(index % 10).padStart(2, '0')}`));
  const judge = (date: string, time: string) => learnArrivals(arrivals, at(date, time), 'UTC');
  expect(judge('2026-03-22', '23:00')).toEqual({
    kind: 'known',
    weekdays: [0, 1, 2, 3, 4],
    minute: 363,
    missedAt: null,
  });
  expect(judge('2026-03-23', '06:59')).toMatchObject({ missedAt: null });
  expect(judge('2026-03-23', '07:10')).toMatchObject({ missedAt: at('2026-03-23', '06:03') });
  expect(judge('2026-03-25', '06:00')).toMatchObject({ missedAt: at('2026-03-24', '06:03') });
  const isIn = learnArrivals([...arrivals, at('2026-03-23', '06:30')], at('2026-03-23', '12:00'), 'UTC');
  expect(isIn).toMatchObject({ missedAt: null });
});

test('a file that comes once a week is judged by its own day, and a second file of a day counts once', () => {
  const mondays = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02'];
  const arrivals = mondays.flatMap((date) => [at(date, '09:00'), at(date, '15:00')]);
  const known = learnArrivals(arrivals, at('2026-03-08', '12:00'), 'UTC');
  expect(known).toEqual({ kind: 'known', weekdays: [0], minute: 540, missedAt: null });
  expect(usualWords(known as { weekdays: number[]; minute: number })).toBe('Mondays, about 09:00');
  expect(learnArrivals(arrivals, at('2026-03-09', '10:30'), 'UTC')).toMatchObject({
    missedAt: at('2026-03-09', '09:00'),
  });
});

test('arrivals are told by the clock of the center, also after it was put forward', () => {
  // Berlin changes on 29 March 2026: 06:00 there is 05:00 UTC before and 04:00 UTC after.
  const arrivals = WORKDAYS.map((date) => at(date, '06:00', '+01:00'));
  const after = learnArrivals(arrivals, at('2026-03-30', '06:30', '+02:00'), 'Europe/Berlin');
  expect(after).toMatchObject({ minute: 360, missedAt: at('2026-03-27', '06:00', '+01:00') });
  const later = learnArrivals(arrivals, at('2026-03-30', '07:30', '+02:00'), 'Europe/Berlin');
  expect(later).toMatchObject({ missedAt: at('2026-03-30', '06:00', '+02:00') });
});

test('usual days are said as a run where they are one', () => {
  expect(usualWords({ weekdays: [0, 1, 2, 3, 4], minute: 365 })).toBe('Mondays to Fridays, about 06:05');
  expect(usualWords({ weekdays: [0, 1, 2, 3, 4, 5, 6], minute: 0 })).toBe('Every day, about 00:00');
  expect(usualWords({ weekdays: [0, 3], minute: 60 })).toBe('Mondays, Thursdays, about 01:00');
});

/** Eight weeks of 100 rows on every workday, but for what is said otherwise. */
function eightWeeks(otherwise: Record<string, number> = {}) {
  const rows = new Map<string, number>();
  for (let day = 0; day < 56; day += 1) if (day % 7 < 5) rows.set(addDays('2026-01-05', day), 100);
  for (const [date, count] of Object.entries(otherwise)) count === 0 ? rows.delete(date) : rows.set(date, count);
  return rows;
}
const judge = (rows: Map<string, number>) => {
  const cells = judgeDays(rows, { from: '2026-01-05', shownFrom: '2026-01-19', to: '2026-03-01' });
  return (date: string) => cells.find((cell) => cell.date === date)?.state;
};

test('a workday without rows is missing, a weekend without rows is not, and hardly any rows are few', () => {
  const stateOn = judge(eightWeeks({ '2026-02-04': 0, '2026-02-10': 24, '2026-02-11': 25 }));
  expect(stateOn('2026-02-04')).toBe('none');
  expect(stateOn('2026-02-07')).toBe('off');
  expect(stateOn('2026-02-10')).toBe('few');
  expect(stateOn('2026-02-11')).toBe('usual');
  expect(stateOn('2026-02-12')).toBe('usual');
});

test('days after the newest one of a source are missing too; days before its first are not', () => {
  const rows = eightWeeks();
  for (const date of [...rows.keys()]) if (date > '2026-02-25' || date < '2026-01-26') rows.delete(date);
  const stateOn = judge(rows);
  expect(stateOn('2026-02-26')).toBe('none');
  expect(stateOn('2026-01-22')).toBe('off');
});

test('a source that has rows now and then misses none', () => {
  const rows = new Map(['2026-01-07', '2026-02-03', '2026-02-20'].map((date) => [date, 5]));
  const cells = judgeDays(rows, { from: '2026-01-05', shownFrom: '2026-01-19', to: '2026-03-01' });
  expect(new Set(cells.map(({ state }) => state))).toEqual(new Set(['usual', 'off']));
});

test('somebody is silent once it lasts a week and longer than any pause before', () => {
  const days = (employeeId: number, dates: readonly string[]) => dates.map((date) => ({ employeeId, date }));
  const found = findSilentPeople(
    [
      ...days(1, WORKDAYS),
      ...days(
        2,
        WORKDAYS.filter((date) => date < '2026-03-12'),
      ),
      ...days(3, WORKDAYS.slice(0, 7)),
      // Comes for a week, then is away for one: nine days of silence are not unusual.
      ...days(4, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', ...WORKDAYS.slice(0, 5), '2026-03-11']),
    ],
    '2026-03-20',
  );
  expect(found).toEqual([{ employeeId: 2, lastDate: '2026-03-11', days: 8, silentDays: 9 }]);
});

test.each([
  [3000, true],
  [50_000, true],
  [65_536, true],
  [1_048_575, true],
  [500, false],
  [2999, false],
  [3001, false],
])('%i rows are a round limit: %s', (rows, isRound) => {
  expect(isRoundLimit(rows)).toBe(isRound);
});
