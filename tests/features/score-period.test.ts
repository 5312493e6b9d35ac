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
  expect(['2026-01-01', '2026-03-31', '2026-11-22', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-10-01',
    '2026-10-01',
  ]);
});

test('the last quarter that is over is shown first, or the running one where nothing applied then', () => {
  const shown = (search: string, since: string | null) =>
    readScorePeriod(`http://localhost/${search}`, '2026-10-28', since).key;
  expect([shown('', '2026-01-01'), shown('', '2026-07-01'), shown('', '2026-10-01'), shown('', null)]).toEqual([
    '2026-Q3',
    '2026-Q3',
    '2026-Q4',
    '2026-Q4',
  ]);
  expect([shown('?period=2026-10', null), shown('?period=2026-12', null)]).toEqual(['2026-10', '2026-Q4']);
  const [quarters, months] = periodChoices('2026-10-28', periodOf('2026-Q3')!);
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
