import { expect, test } from 'vitest';
import { effectWindows } from '~/metrics/effects/windows';

const FIRST = '2026-01-05';

test('windows are cut where the data begins, and there is none where nothing is left of it', () => {
  const of = (firstDate: string, asOf = '2027-01-01', onDate = '2026-06-03') =>
    effectWindows({ onDate, untilDate: null, lasts: false }, { firstDate, asOf });
  // 6 January is a Tuesday: the first whole week begins on the 12th.
  expect(of('2026-01-06').before).toEqual({ from: '2026-01-12', to: '2026-05-03' });
  expect(of('2026-01-05').before!.from).toBe('2026-01-05');
  expect([of('2026-04-27').before, of('2026-04-28').before]).toEqual([{ from: '2026-04-27', to: '2026-05-03' }, null]);
  expect([of('2026-05-12').leadUp, of('2026-05-26').leadUp]).toEqual([{ from: '2026-05-18', to: '2026-05-31' }, null]);
  expect(of('2026-01-05', '2026-06-14').after).toBeNull();
  expect(of('2026-01-05', '2026-06-15').after).toEqual({ from: '2026-06-08', to: '2026-06-14' });
  expect(of('2026-01-05')).toMatchObject({
    firstAfterDay: '2026-06-14',
    lastAfterDay: '2026-08-30',
    after: { to: '2026-08-30' },
  });
  // Of a Monday and of the Sunday after it, the week is the same.
  expect(of('2026-01-05', '2027-01-01', '2026-06-01')).toEqual(of('2026-01-05', '2027-01-01', '2026-06-07'));
});

test('a change that lasts is over with its own last day where that comes first', () => {
  const until = (untilDate: string | null) =>
    effectWindows({ onDate: '2026-06-03', untilDate, lasts: true }, { firstDate: FIRST, asOf: '2027-01-01' })
      .lastAfterDay;
  expect([until(null), until('2026-12-31'), until('2026-08-30'), until('2026-08-12')]).toEqual([
    '2026-08-30',
    '2026-08-30',
    '2026-08-23',
    '2026-08-09',
  ]);
});
