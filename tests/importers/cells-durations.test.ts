import { parseDuration } from 'importers/cells/duration';
import { expect, test } from 'vitest';

test.each([
  ['00:02:23', 143_000],
  ['0:02:23', 143_000],
  ['00:00:00.235', 235],
  ['00:00:01,5', 1500],
  ['26:03:04', 93_784_000],
  ['123:00:00', 442_800_000],
  ['2:23', 143_000],
  ['65:12', 3_912_000],
  [':23', 23_000],
  ['12:02:23 AM', 143_000],
  ['12:02:23 a.m.', 143_000],
  ['1:05:00 AM', 3_900_000],
  ['1:05:00 PM', 47_100_000],
  ['0 days 00:02:23', 143_000],
  ['1 day, 00:00:10', 86_410_000],
  ['1899-12-30 00:02:23', 143_000],
])('a clock text says its own unit: %s', (text, ms) => {
  expect(parseDuration(text, 'h')).toBe(ms);
  expect(parseDuration(text, 'ms')).toBe(ms);
});

test.each([
  ['143', 's', 143_000],
  ['143.5', 's', 143_500],
  ['143000', 'ms', 143_000],
  ['2.5', 'min', 150_000],
  ['1.5', 'h', 5_400_000],
  ['0.001655092592592593', 'day', 143_000],
  ['6.944444E-05', 'day', 6000],
  ['1,234', 's', 1_234_000],
  ['0', 's', 0],
] as const)('a bare number is read in the unit of its column: %s %s', (text, unit, ms) => {
  expect(parseDuration(text, unit)).toBe(ms);
});

test('a decimal comma is one where the file writes so', () => {
  expect(parseDuration('1,234', 's', true)).toBe(1234);
  expect(parseDuration('0,5', 'min')).toBe(30_000);
  expect(parseDuration('1.234,5', 's', true)).toBe(1_234_500);
});

test.each([
  ['5 Minutes', 300_000],
  ['2 hours', 7_200_000],
  ['1h 2m 3s', 3_723_000],
  ['2 min 23 sec', 143_000],
  ['450 ms', 450],
])('words are understood: %s', (text, ms) => {
  expect(parseDuration(text, 's')).toBe(ms);
});

test('a duration below zero stays below zero, to be refused by whoever knows the column', () => {
  expect(parseDuration('-20', 's')).toBe(-20_000);
  expect(parseDuration('-0:05', 's')).toBe(-5000);
});

test.each([
  ['0:59:59', 3_599_000],
  ['00:59:59', 3_599_000],
  ['100:59:59', 363_599_000],
  ['59:59', 3_599_000],
  // Without hours the minutes may be as many as they like.
  ['60:00', 3_600_000],
  ['0:00:59.999', 59_999],
  ['12:59:59 AM', 3_599_000],
  ['1 day, 00:59:59', 89_999_000],
])('minutes and seconds run up to 59: %s', (text, ms) => {
  expect(parseDuration(text, 's')).toBe(ms);
});

/** Every way in which a clock is written, with minutes and seconds put in. */
const CLOCKS: [string, (minutes: string, seconds: string) => string][] = [
  ['h:mm:ss', (minutes, seconds) => `1:${minutes}:${seconds}`],
  ['hh:mm:ss', (minutes, seconds) => `01:${minutes}:${seconds}`],
  ['hhh:mm:ss', (minutes, seconds) => `101:${minutes}:${seconds}`],
  ['hh:mm:ss.fff', (minutes, seconds) => `01:${minutes}:${seconds}.250`],
  ['-hh:mm:ss', (minutes, seconds) => `-01:${minutes}:${seconds}`],
  ['hh:mm:ss AM', (minutes, seconds) => `01:${minutes}:${seconds} AM`],
  ['d days hh:mm:ss', (minutes, seconds) => `0 days 01:${minutes}:${seconds}`],
  ['a date of spreadsheets and hh:mm:ss', (minutes, seconds) => `1899-12-30 01:${minutes}:${seconds}`],
];

test.each(CLOCKS)('60 minutes or 60 seconds are no duration: %s', (_, write) => {
  expect(parseDuration(write('59', '59'), 's')).not.toBeNaN();
  for (const [minutes, seconds] of [
    ['60', '00'],
    ['00', '60'],
    ['60', '60'],
    ['61', '00'],
    ['99', '99'],
  ] as const)
    expect(parseDuration(write(minutes, seconds), 's'), `${minutes} ${seconds}`).toBeNaN();
});

test('60 seconds are none beside minutes either', () => {
  expect(['0:60', ':60', '5:60', '5:60.5'].filter((text) => !Number.isNaN(parseDuration(text, 's')))).toEqual([]);
});

test.each(['1:40 or so', 'soon', '00:61:00', '00:00:75', '2:75', '13:02:23 AM', '5 parsecs', '1:2:3:4', '12.5.2026'])(
  'what is no duration is no number: %s',
  (text) => {
    expect(parseDuration(text, 's')).toBeNaN();
  },
);

test.each([
  ['12:34:56', 45_296_000],
  ['1:2:3', 3_723_000],
  ['0:5', 5000],
  ['1:05', 65_000],
  ['0:00:01.123456', 1123],
  ['0:00:00.0005', 1],
  ['0:00:00.0004', 0],
  ['-0:00:00.5', -500],
  ['12:30:00 PM', 45_000_000],
  ['01:00:00pm', 46_800_000],
  ['1:00:00 p.m.', 46_800_000],
  ['11:59:59 Am', 43_199_000],
  ['10 days 00:00:01', 864_001_000],
  ['1 day 1:00:00', 90_000_000],
  ['2 DAYS, 00:00:01.5', 172_801_500],
  ['1 day 00:00:01.25', 86_401_250],
  ['1899-12-31 00:00:05', 5000],
  ['1900-01-00 00:00:05', 5000],
  ['1900-01-01T00:00:05', 5000],
])('a clock text is read to its last digit: %s', (text, ms) => {
  expect(parseDuration(text, 's')).toBe(ms);
});

test.each([
  ['a sign of its own', ['+0:05', '--0:05', '0:-5']],
  ['something before or behind it', ['x0:05', '0:05x', 'at 1:02:03', '1:02:03 h', '0:00:01.1234567', '1:2:345']],
  ['letters where digits stand', ['0a:00:00', 'a0:00:00', '00:0a:00', '00:a0:00', '00:00:0a', '00:00:a0']],
  ['the signs next to digits', ['/0:00:00', '0/:00:00', '00:/0:00', '00:0/:00', '00:00:/0', '00:00:0/', '00:0::00']],
  ['other signs than colons', ['00-00:00', '00:00-00', '00.00:00']],
  ['one digit too many', ['00:00:001', '00:000:00', '00:00:00:']],
  ['no hour of half a day', ['0:05:00 AM', '13:00:00 PM', '5:30 PM', '5:30 AM']],
  ['no day on which spreadsheets begin', ['1899-12-29 00:00:05', '1900-01-02 00:00:05', '1900-01-01-00:00:05']],
  [
    'days in half',
    ['x1 day 00:00:01', '1 day 00:00:01x', '1 day 00:00', '1 day 1:2:3', '1 day 123:00:00', 'day 00:00:01'],
  ],
])('a clock text with %s is no duration', (_, texts) => {
  expect(texts.filter((text) => !Number.isNaN(parseDuration(text, 's')))).toEqual([]);
});

test.each([
  [1, ['ms', 'millisecond', 'milliseconds']],
  [1000, ['s', 'sec', 'secs', 'second', 'seconds']],
  [60_000, ['m', 'min', 'mins', 'minute', 'minutes']],
  [3_600_000, ['h', 'hr', 'hrs', 'hour', 'hours']],
  [86_400_000, ['d', 'day', 'days']],
])('%i ms have these names', (ms, words) => {
  for (const word of words) expect([word, parseDuration(`12 ${word}`, 'h')]).toEqual([word, 12 * ms]);
});

test.each([
  ['2,5 min', 150_000],
  ['1.25H', 4_500_000],
  ['10MIN', 600_000],
  ['1 h, 2 min., 3 s', 3_723_000],
  ['1 day  2  hours', 93_600_000],
  ['0.0005 s', 1],
  ['0.0004 s', 0],
])('amounts and words stand together in many ways: %s', (text, ms) => {
  expect(parseDuration(text, 'ms')).toBe(ms);
});

test.each(['about 5 min', '5 min or so', '5 min + 3 s', 'min', '-5 min', '5 5 min', ' ', ''])(
  'words that say more or less than a duration are none: "%s"',
  (text) => {
    expect(parseDuration(text, 's')).toBeNaN();
  },
);

test.each([
  ['ms', 1],
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['day', 86_400_000],
] as const)('a bare number of %s is rounded to a millisecond', (unit, ms) => {
  expect(parseDuration('7', unit)).toBe(7 * ms);
  expect(parseDuration(String(2.4 / ms), unit)).toBe(2);
  expect(parseDuration(String(2.6 / ms), unit)).toBe(3);
});

test('a cell of a hundred characters may be a duration, a longer one is none', () => {
  expect(parseDuration(`${'0'.repeat(99)}7`, 's')).toBe(7000);
  expect(parseDuration(`${'0'.repeat(100)}7`, 's')).toBeNaN();
  expect(parseDuration(`${'0'.repeat(94)}:00:05`, 's')).toBe(5000);
  expect(parseDuration(`${'0'.repeat(95)}:00:05`, 's')).toBeNaN();
});
