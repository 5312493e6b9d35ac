import { expect, test } from 'vitest';
import { periodBefore, periodChoices, periodOf, quarterOf, readScorePeriod } from '~/features/scorecards/score-period';

test('periods are months and quarters of the calendar, across the turn of a year', () => {
  expect(periodOf('2026-Q3')).toEqual({
    key: '2026-Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    label: 'July – September 2026',
  });
  expect(periodOf('2024-02')).toMatchObject({ from: '2024-02-01', to: '2024-02-29', label: 'February 2024' });
  expect(['2026-Q5', '2026-13', '2026', '', '2026-Q'].map(periodOf)).toEqual([null, null, null, null, null]);
  expect(periodBefore(periodOf('2026-Q1')!).key).toBe('2025-Q4');
  expect(periodBefore(periodOf('2026-01')!).key).toBe('2025-12');
  expect(['2026-01-01', '2026-03-31', '2026-11-22', '2026-12-31'].map((date) => quarterOf(date, 'january'))).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-10-01',
    '2026-10-01',
  ]);
});

test('the last quarter that is over is shown first, or the running one where nothing applied then', () => {
  const shown = (search: string, since: string | null) =>
    readScorePeriod(`http://localhost/${search}`, { asOf: '2026-10-28', start: 'january', since }).key;
  expect([shown('', '2026-01-01'), shown('', '2026-07-01'), shown('', '2026-10-01'), shown('', null)]).toEqual([
    '2026-Q3',
    '2026-Q3',
    '2026-Q4',
    '2026-Q4',
  ]);
  expect([shown('?period=2026-10', null), shown('?period=2026-12', null)]).toEqual(['2026-10', '2026-Q4']);
  const [quarters, months] = periodChoices({ asOf: '2026-10-28', start: 'january' }, periodOf('2026-Q3')!);
  expect(quarters!.options[0]).toEqual({ value: '2026-Q4', label: 'October – December 2026, so far' });
  expect(months!.options.map(({ value }) => value)).toEqual([
    '2026-10',
    '2026-09',
    '2026-08',
    '2026-07',
    '2026-06',
    '2026-05',
  ]);
});

test('quarters begin in the months that the center says, across the turn of a year too', () => {
  const of = (start: 'february' | 'march') =>
    ['2026-01-31', '2026-02-01', '2026-04-30', '2026-12-31'].map((date) => quarterOf(date, start));
  expect(of('february')).toEqual(['2025-11-01', '2026-02-01', '2026-02-01', '2026-11-01']);
  expect(of('march')).toEqual(['2025-12-01', '2025-12-01', '2026-03-01', '2026-12-01']);
  const shown = readScorePeriod('http://localhost/', { asOf: '2026-02-10', start: 'february', since: null });
  expect(shown).toEqual({ key: '2026-02Q', from: '2026-02-01', to: '2026-04-30', label: 'February – April 2026' });
  const before = { key: '2025-11Q', from: '2025-11-01', to: '2026-01-31', label: 'November 2025 – January 2026' };
  expect(periodBefore(shown)).toEqual(before);
  expect(periodOf('2025-11Q')).toEqual(before);
  // Those of the calendar have one key each.
  expect(['2026-01Q', '2026-10Q', '2026-13Q'].map(periodOf)).toEqual([null, null, null]);
});
