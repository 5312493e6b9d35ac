import { parseInstant, rememberedDay } from 'importers/cells/instant';
import { namesHalf, parseTimeOfDay, startBefore } from 'importers/cells/time-of-day';
import { isTimeZone, oddHourOf, offsetAt, secondTurn, toUtc } from 'importers/cells/time-zone';
import { expect, test } from 'vitest';

const read = (text: string, order: 'dmy' | 'mdy' = 'dmy') => {
  const instant = parseInstant(text, order);
  return instant && `${new Date(instant.localMs).toISOString().slice(0, -1)} ${instant.offsetMs}`;
};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test.each([
  ['00:00', 0],
  ['23:59:59.999', 86_399_999],
  ['9:12:58,5', 33_178_500],
  ['9:12:58.000001', 33_178_000],
  ['9:12:58.0006', 33_178_001],
  ['12:00 PM', 12 * HOUR_MS],
  ['12:30 am', HOUR_MS / 2],
  ['1:00pm', 13 * HOUR_MS],
  ['11:00 P.M.', 23 * HOUR_MS],
  ['1:00 a. m.', HOUR_MS],
  ['1900-01-00T01:00', HOUR_MS],
  ['.5', 12 * HOUR_MS],
  [',25', 6 * HOUR_MS],
  ['6.944444E-05', 6000],
  ['1e-1', 8_640_000],
  // To the second: 0.000005 of a day are 432 ms.
  ['0.000005', 0],
  ['0.000006', 1000],
])('the time of day %s is %i ms after midnight', (text, ms) => {
  expect(parseTimeOfDay(text)).toBe(ms);
});

test.each([
  ['an hour, a minute or a second too many', ['24:00', '23:60', '23:59:60', '0:00 AM', '13:00 AM', '0:30 PM']],
  ['something about it', ['x9:12', '9:12x', '9:12:58x', '9:12 amx', '9:12 x', '9:12:58.', '9:12:58.1234567']],
  ['other parts than of two digits', ['9:1', '9:123', '123:00', '9:12:5', '9:12:555', ':12', '9:']],
  [
    'no fraction of a day',
    ['1.5', '1', '00', '00.5', '0.', 'x0.5', '0.5x', 'x1e-5', '1e-5x', 'x0', '1e5', 'e-5', '1e-'],
  ],
])('a text with %s is no time of day', (_, texts) => {
  expect(texts.filter((text) => !Number.isNaN(parseTimeOfDay(text)))).toEqual([]);
});

test('a cell of a hundred characters may be a time of day, a longer one is none', () => {
  expect(parseTimeOfDay(`9:12${' '.repeat(94)}am`)).toBe(33_120_000);
  expect(parseTimeOfDay(`9:12${' '.repeat(95)}am`)).toBeNaN();
});

test('a time names its half of the day at its end, behind a digit', () => {
  expect(['9:12 AM', '9:12pm', '9 p.m.', '9:12  a. m.'].map(namesHalf)).toEqual([true, true, true, true]);
  expect(['9:12', 'AM', '9:12 PMx', 'am 9:12', '9:12 xm', '9:12 m'].some(namesHalf)).toBe(false);
  expect([namesHalf(`9${' '.repeat(97)}am`), namesHalf(`9${' '.repeat(98)}am`)]).toEqual([true, false]);
});

test.each([
  ['10:00 to 11:00 PM began at night', 10, 23, 22],
  ['10:00 to 11:00 AM began in the morning', 10, 11, 10],
  ['11:30 to 12:15 PM began before noon', 11.5, 12.25, 11.5],
  ['11:30 to 12:15 AM began before midnight', 11.5, 0.25, 23.5],
  ['12:00 to 1:00 PM began at noon', 12, 13, 12],
  ['12:00 to 1:00 AM began at midnight', 12, 1, 0],
  // A span of nothing would be one of 24 hours: the half is taken that leaves twelve.
  ['9:00 to 9:00 AM is twelve hours', 9, 9, 21],
])('%s', (_, start, end, began) => {
  expect(startBefore(end * HOUR_MS, start * HOUR_MS)).toBe(began * HOUR_MS);
});

test.each([
  ['2026-08-21T23:59:59Z', '2026-08-21T23:59:59.000 0'],
  ['2026-08-21 00:00:00', '2026-08-21T00:00:00.000 null'],
  ['2026-08-21 09:00:06 GMT', '2026-08-21T09:00:06.000 0'],
  ['2026-08-21 09:00:06 Etc/UTC', '2026-08-21T09:00:06.000 0'],
  ['2026-08-21 09:00:06z', '2026-08-21T09:00:06.000 0'],
  ['2026-08-21 09:00:06 GMT+0530', '2026-08-21T09:00:06.000 19800000'],
  ['2026-08-21 09:00:06 UTC-05:30', '2026-08-21T09:00:06.000 -19800000'],
  ['2026-08-21 09:00:06+02', '2026-08-21T09:00:06.000 7200000'],
  ['2026-08-21 9:00:06 PM +02:00', '2026-08-21T21:00:06.000 7200000'],
  ['2026-08-21 09:00  UTC', '2026-08-21T09:00:00.000 0'],
  ['21.08.2026,09:00', '2026-08-21T09:00:00.000 null'],
  ['21 Aug 2026, 09:00:06', '2026-08-21T09:00:06.000 null'],
  ['46255,375', '2026-08-21T09:00:00.000 null'],
  ['46255 09:00', '2026-08-21T09:00:00.000 null'],
  // As long as 2026-08-21 09:00:06 and its Z, and neither.
  ['21.08.2026, 09:00:06', '2026-08-21T09:00:06.000 null'],
  ['21.08.2026 09:00:06', '2026-08-21T09:00:06.000 null'],
  ['2026.08.21 09:00:06', '2026-08-21T09:00:06.000 null'],
  ['2026-08-21  09:00:06', '2026-08-21T09:00:06.000 null'],
])('the moment of %s is %s', (text, moment) => {
  expect(read(text)).toBe(moment);
});

test('a moment is read in the order of its file', () => {
  expect([read('03/04/2026 09:00', 'dmy'), read('03/04/2026 09:00', 'mdy')]).toEqual([
    '2026-04-03T09:00:00.000 null',
    '2026-03-04T09:00:00.000 null',
  ]);
  expect([rememberedDay('03/04/2026', 'dmy'), rememberedDay('03/04/2026', 'mdy')]).toEqual([20_546, 20_516]);
});

test.each([
  ['an hour, minute or second too many', ['2026-08-21 24:00:00', '2026-08-21 09:60:00', '2026-08-21 09:00:60']],
  ['a day that is none', ['2026-02-30 09:00:06', '2026-00-21T09:00:06Z', '2026-13-01 00:00:00', '2026-08-00 09:00:00']],
  ['letters for digits', ['2026-08-21 09:00:0x', '20x6-08-21 09:00:06', '2026-08-21 0x:00:06', '2026-08-21 09:x0:06']],
  [
    'the signs next to digits',
    ['2026-08-21 09:00:0/', '2026-08-21 09:00:0:', '2026-08-21 09:00:/0', '2026-08-2: 09:00:06'],
  ],
  [
    'something about it',
    ['x2026-08-21 09:00', '2026-08-21 09:00 x', '2026-08-21 09:00:06 UT', '46255.375x', 'x46255.375'],
  ],
  ['a fraction of no spreadsheet day', ['19999.5', '70000.5', '462550.5']],
  ['half an offset', ['2026-08-21 09:00:06 +', '2026-08-21 09:00:06 +1', '2026-08-21 09:00:06 +01:0']],
])('a text with %s is no moment', (_, texts) => {
  expect(texts.filter((text) => read(text) !== null)).toEqual([]);
});

test('a cell of a hundred characters may be a moment, a longer one is none', () => {
  expect(read(`2026-08-21${' '.repeat(85)}09:00`)).toBe('2026-08-21T09:00:00.000 null');
  expect(read(`2026-08-21${' '.repeat(86)}09:00`)).toBeNull();
});

test.each([
  ['names', ['Etc/GMT+1', 'EST5EDT', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'utc'], true],
  ['offsets', ['+02', '-0530', '+05:45'], true],
  ['texts', ['2', '+2', '+02:0', '+02x', ' UTC', 'UTC ', '/UTC', `A${'a'.repeat(61)}`, `U${' '.repeat(100)}`], false],
])('time zones are %s', (_, zones, is) => {
  expect(zones.filter((zone) => isTimeZone(zone) !== is)).toEqual([]);
  // Once more, from memory.
  expect(zones.filter((zone) => isTimeZone(zone) !== is)).toEqual([]);
});

test('the offset is right at the quarter-hours about each turning of the clock, east and west', () => {
  const turn = Date.parse('2026-10-25T01:00:00Z');
  expect([-1, 0].map((ms) => offsetAt('Europe/Berlin', turn + ms))).toEqual([2 * HOUR_MS, HOUR_MS]);
  const west = Date.parse('2026-11-01T09:00:00Z');
  expect([-1, 0].map((ms) => offsetAt('America/Los_Angeles', west + ms))).toEqual([-7 * HOUR_MS, -8 * HOUR_MS]);
});

const at = (text: string) => Date.parse(`${text}Z`);

test('of a clock time it is known whether it comes twice or never', () => {
  const odd = (zone: string, local: string) => oddHourOf(zone, at(local), toUtc(zone, at(local)));
  expect(['01:59', '02:00', '02:59', '03:00'].map((time) => odd('Europe/Berlin', `2026-10-25T${time}`))).toEqual([
    undefined,
    'doubled',
    'doubled',
    undefined,
  ]);
  expect(['01:59', '02:00', '02:59', '03:00'].map((time) => odd('Europe/Berlin', `2026-03-29T${time}`))).toEqual([
    undefined,
    'missing',
    'missing',
    undefined,
  ]);
  expect(odd('UTC', '2026-10-25T02:30')).toBeUndefined();
  expect(odd('Asia/Kolkata', '2026-10-25T02:30')).toBeUndefined();
});

test('the second time of a clock time is an hour later, within the hour that comes twice alone', () => {
  const second = (utc: string) => (secondTurn('Europe/Berlin', at(utc)) - at(utc)) / HOUR_MS;
  expect(['2026-10-24T23:59', '2026-10-25T00:00', '2026-10-25T00:59', '2026-10-25T01:00'].map(second)).toEqual([
    0, 1, 1, 0,
  ]);
  expect(['2026-03-29T00:30', '2026-03-29T01:30', '2026-07-01T00:30'].map(second)).toEqual([0, 0, 0]);
});

test('a day after the clock was turned, and a day before, its own offset counts', () => {
  for (const [local, hours] of [
    ['2026-10-24T02:30', 2],
    ['2026-10-26T02:30', 1],
    ['2026-03-28T02:30', 1],
    ['2026-03-30T02:30', 2],
  ] as const)
    expect([local, (at(local) - toUtc('Europe/Berlin', at(local))) / HOUR_MS]).toEqual([local, hours]);
  expect(toUtc('America/Los_Angeles', DAY_MS) - DAY_MS).toBe(8 * HOUR_MS);
});
