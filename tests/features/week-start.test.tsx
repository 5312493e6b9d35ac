import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { CalendarCard, calendarTable } from '~/features/data-health/calendar-card';
import { CalendarsCard } from '~/features/settings/calendars-card';
import { findAll, render } from '../render';

// A Monday, and the two weeks after it.
const cells = Array.from({ length: 14 }, (_, at) => ({
  date: addDays('2026-03-02', at),
  rows: 5,
  state: 'usual' as const,
}));

test.each([
  ['monday', [7, 7], 'Monday', 'Sunday'],
  ['sunday', [6, 7, 1], 'Sunday', 'Saturday'],
  ['saturday', [5, 7, 2], 'Saturday', 'Friday'],
] as const)('a week that begins on %s is shown so', (weekStart, spans, first, last) => {
  const calendar = [{ key: 'a', name: 'Calls', cells }];
  const health = render(<CalendarCard calendar={calendar} weekStart={weekStart} table={calendarTable({ calendar })} />);
  expect(findAll(health, /colSpan="(\d+)"/g).map(Number)).toEqual(spans);
  const settings = render(<CalendarsCard calendars={[]} teams={[]} timeZone="UTC" weekStart={weekStart} mayChange />);
  const days = findAll(settings, /name="(\w+day)"/g);
  expect([days.length, days[0], days.at(-1)]).toEqual([7, first, last]);
});
