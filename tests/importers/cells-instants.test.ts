import { dayOf, textOfDay } from 'importers/cells/civil-day';
import { parseDay } from 'importers/cells/date';
import { parseInstant } from 'importers/cells/instant';
import { localDateOf } from 'importers/cells/local-date';
import { parseTimeOfDay } from 'importers/cells/time-of-day';
import { isTimeZone, offsetAt, toUtc } from 'importers/cells/time-zone';
import { expect, test } from 'vitest';

const dayText = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') => {
  const day = parseDay(text, order);
  return Number.isNaN(day) ? null : textOfDay(day);
};
const read = (text: string, order: 'dmy' | 'mdy' = 'dmy') => {
  const instant = parseInstant(text, order);
  return instant && { local: new Date(instant.localMs).toISOString().slice(0, -1), offsetMs: instant.offsetMs };
};

test.each([
  '2026-08-21',
  '2026/8/21',
  '20260821',
  '46255',
  '21 Aug 2026',
  'Aug 21, 2026',
  '21-Aug-26',
  'Fri, 21 Aug 2026',
  '21. August 2026',
  '21 de agosto de 2026',
  '21 août 2026',
  'Friday, August 21st, 2026',
])('the day needs no order in %s', (text) => {
  expect(dayText(text, 'dmy')).toBe('2026-08-21');
  expect(dayText(text, 'mdy')).toBe('2026-08-21');
});

test.each(['03/04/2026', '3.4.2026', '03-04-26', '3/4/26'])('%s is read in the order of its file', (text) => {
  expect(dayText(text, 'dmy')).toBe('2026-04-03');
  expect(dayText(text, 'mdy')).toBe('2026-03-04');
});

test('a year of two digits may come first where somebody says so', () => {
  expect(dayText('26/08/21', 'ymd')).toBe('2026-08-21');
});

test.each(['31.04.2026', '2026-02-29', '13/13/2026', '0.1.2026', 'yesterday', '32 Aug 2026', '12:30', '7'])(
  'there is no such day as %s',
  (text) => {
    expect(dayText(text)).toBeNull();
  },
);

test('days count as the calendar does, over leap years and centuries', () => {
  for (const text of ['1970-01-01', '1999-12-31', '2000-02-29', '2024-03-01', '2026-11-21', '2100-03-01']) {
    const [year, month, day] = text.split('-').map(Number) as [number, number, number];
    expect(dayOf(year, month, day)).toBe(Date.parse(text) / 86_400_000);
  }
});

test.each([
  ['Fri, 21 Aug 2026 09:00:06', '2026-08-21T09:00:06.000', null],
  ['2026-08-21 09:00:06', '2026-08-21T09:00:06.000', null],
  ['2026-08-21T09:00:06', '2026-08-21T09:00:06.000', null],
  ['2026-08-21T09:00:06Z', '2026-08-21T09:00:06.000', 0],
  ['2026-08-21T09:00:06.083Z', '2026-08-21T09:00:06.083', 0],
  ['2026-08-21T09:00:06+10:00', '2026-08-21T09:00:06.000', 36_000_000],
  ['2026-08-21 09:00:06 -0330', '2026-08-21T09:00:06.000', -12_600_000],
  ['2026-08-21 09:00 UTC', '2026-08-21T09:00:00.000', 0],
  ['21/08/2026 9:00 PM', '2026-08-21T21:00:00.000', null],
  ['21.08.2026, 09:00', '2026-08-21T09:00:00.000', null],
  ['46255.375', '2026-08-21T09:00:00.000', null],
  ['2026-08-21', '2026-08-21T00:00:00.000', null],
])('a moment is read from one cell: %s', (text, local, offsetMs) => {
  expect(read(text)).toEqual({ local, offsetMs });
});

test.each(['2026-08-21 25:00:00', '2026-13-21 09:00:00', 'Mon, 32 Aug 2026 08:15:30', '09:00:06', 'n/a'])(
  'there is no such moment as %s',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

test.each([
  ['09:12:58', 33_178_000],
  ['9:12', 33_120_000],
  ['9:12:58 PM', 76_378_000],
  ['12:00 AM', 0],
  ['0.384699074', 33_238_000],
  ['0,5', 43_200_000],
  ['0', 0],
  ['1899-12-30 09:12:58', 33_178_000],
])('a time of day is read from %s', (text, ms) => {
  expect(parseTimeOfDay(text)).toBe(ms);
});

test.each(['24:00', '9:60', '13:00 PM', '1.5', 'noon'])('there is no such time of day as %s', (text) => {
  expect(parseTimeOfDay(text)).toBeNaN();
});

const utc = (zone: string, local: string) => new Date(toUtc(zone, Date.parse(`${local}Z`))).toISOString();

test('local times become UTC by the offset of their own season', () => {
  expect(utc('America/Los_Angeles', '2026-01-15T09:00:00')).toBe('2026-01-15T17:00:00.000Z');
  expect(utc('America/Los_Angeles', '2026-07-15T09:00:00')).toBe('2026-07-15T16:00:00.000Z');
  expect(utc('Asia/Kathmandu', '2026-07-15T09:00:00')).toBe('2026-07-15T03:15:00.000Z');
});

test('the hour that never comes in spring is moved on by the gap', () => {
  expect(utc('Europe/Berlin', '2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
  expect(utc('Europe/Berlin', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
  expect(utc('Europe/Berlin', '2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
});

test('the hour that comes twice in autumn is taken the first time', () => {
  expect(utc('Europe/Berlin', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
  expect(utc('Europe/Berlin', '2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z');
  expect(utc('Australia/Lord_Howe', '2026-04-05T01:45:00')).toBe('2026-04-04T14:45:00.000Z');
});

test('offsets agree with the calendar at every hour around the changes of a year', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata']) {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 3, 10); at += 1_800_000) {
      expect(new Date(at + offsetAt(zone, at)).toISOString().slice(0, 19).replace('T', ' ')).toBe(clock.format(at));
    }
  }
});

test('the local day is that of the zone, on both sides of midnight', () => {
  const at = Date.parse('2026-08-21T23:30:00Z');
  expect(localDateOf(at, 'UTC')).toBe('2026-08-21');
  expect(localDateOf(at, 'Europe/Berlin')).toBe('2026-08-22');
  expect(localDateOf(at, 'America/New_York')).toBe('2026-08-21');
  expect(localDateOf(Date.parse('1969-12-31T23:00:00Z'), 'UTC')).toBe('1969-12-31');
});

test('a name that is no time zone is known as none', () => {
  expect(['Europe/Berlin', 'UTC', 'Etc/UTC', 'America/New_York'].every(isTimeZone)).toBe(true);
  expect(['Mars/Olympus', '', 'PST8 or so'].some(isTimeZone)).toBe(false);
});
