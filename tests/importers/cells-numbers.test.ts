import { parseEpoch } from 'importers/cells/epoch';
import { parseNumber, wholeNumber } from 'importers/cells/number';
import { expect, test } from 'vitest';

const read = (texts: readonly string[], hasDecimalComma = false) =>
  texts.map((text) => parseNumber(text, hasDecimalComma));

test('a number has a sign or none, digits on either side of its dot, and a power of ten of any length', () => {
  expect(read(['+5', '-5', '5.', '.5', '-.25', '12.75', '1e10', '1E-3', '2.5e+2', '+.5E1'])).toEqual([
    5, -5, 5, 0.5, -0.25, 12.75, 1e10, 0.001, 250, 5,
  ]);
});

test('commas group thousands where a dot is the decimal point', () => {
  expect(read(['+1,234', '-1,234', '12,345', '123,456', '1,234,567', '1,234.56', '12,345,678.9'])).toEqual([
    1234, -1234, 12_345, 123_456, 1_234_567, 1234.56, 12_345_678.9,
  ]);
});

test('a comma that cannot group thousands is a decimal comma', () => {
  expect(read(['1,23', '1234,567', ',5', '-,5', '+0,25', '1,5e3', '1,5E-3', '1,5e+10', '1,2345', '0,1'])).toEqual([
    1.23, 1234.567, 0.5, -0.5, 0.25, 1500, 0.0015, 1.5e10, 1.2345, 0.1,
  ]);
});

test('dots group thousands where the file writes decimal commas and the number says so: by a comma or by two dots', () => {
  const texts = ['-1.234,5', '+1.234.567', '12.345,67', '123.456,7', '1.234.567,89', '1.234', '12.5', '1,234'];
  expect(read(texts, true)).toEqual([-1234.5, 1_234_567, 12_345.67, 123_456.7, 1_234_567.89, 1.234, 12.5, 1.234]);
});

test('a percent sign is dropped with the blank before it', () => {
  expect(read(['45%', '45 %', '4,5 %', '-0.5%'])).toEqual([45, 45, 4.5, -0.5]);
  expect(read(['%', '%5', '4%5', '5%%'])).toEqual(Array.from({ length: 4 }, () => Number.NaN));
});

test.each([
  ['something before it', ['x5', '$1,234', 'x1,5', '€ 5', 'x1.234,5']],
  ['something behind it', ['5x', '1,234x', '1,5x', '5 €', '1.234,5x', '1,234.5x', '5e', '5e+', '1,5e']],
  ['two signs', ['--5', '+-5', '5-', '--1,234', '--1,5']],
  ['two points', ['1.5.5', '1,5,5', '..5', ',,5', '.', ',', '+', '-.']],
  ['groups that are not of three', ['1,23,456', '1234,567,890', '1,234,56', '1,2345,678', ',123,456']],
])('a text with %s is no number', (_, texts) => {
  expect(read(texts).filter((value) => !Number.isNaN(value))).toEqual([]);
});

test('groups of dots that are not of three are no number, decimal comma or not', () => {
  const texts = ['1.23.456', '1.234.56', '1234.567.890', 'x1.234,5', '1.234,5x', '1.234,', '--1.234,5', '1.23,5'];
  expect(read(texts, true)).toEqual(texts.map(() => Number.NaN));
  expect(read(['1.234.567', '1.234,5'])).toEqual([Number.NaN, Number.NaN]);
});

test('a cell of a hundred characters may be a number, a longer one is none', () => {
  expect(parseNumber(`${'0'.repeat(99)}7`)).toBe(7);
  expect(parseNumber(`${'0'.repeat(100)}7`)).toBeNaN();
});

test('up to nine digits and nothing else are a whole number', () => {
  const texts = ['0', '9', '10', '09', '907', '123456789', '000000001'];
  expect(texts.map(wholeNumber)).toEqual([0, 9, 10, 9, 907, 123_456_789, 1]);
  for (const text of ['', '1234567890', '1/', '/1', ':1', '1:', '-1', '1.5', ' 1', '1 '])
    expect([text, wholeNumber(text)]).toEqual([text, Number.NaN]);
});

test('seconds since 1970 have ten digits and may have a fraction, milliseconds have thirteen', () => {
  expect(parseEpoch('1787302806')).toBe(Date.parse('2026-08-21T09:00:06Z'));
  expect(parseEpoch('1787302806.0825')).toBe(Date.parse('2026-08-21T09:00:06.083Z'));
  expect(parseEpoch('1787302806083')).toBe(Date.parse('2026-08-21T09:00:06.083Z'));
  expect(parseEpoch('2000000000')).toBe(2e12);
  expect(parseEpoch('2000000000000')).toBe(2e12);
});

test.each([
  [
    'another number of digits',
    ['178730280', '17873028060', '178730280608', '17873028060831', '31787302806', '31787302806083'],
  ],
  ['a moment before 2001 or after 2065', ['0987302806', '3787302806', '0987302806083', '3787302806083']],
  [
    'something about it',
    ['x1787302806', '1787302806x', 'x1787302806083', '1787302806083x', '1787302806.', '1787302806.x'],
  ],
  ['a fraction of a millisecond', ['1787302806083.5']],
  ['more than a hundred characters', [`1787302806.${'0'.repeat(90)}`]],
])('%s is no moment', (_, texts) => {
  expect(texts.filter((text) => !Number.isNaN(parseEpoch(text)))).toEqual([]);
});

test('a hundred characters are a moment still', () => {
  expect(parseEpoch(`1787302806.${'0'.repeat(89)}`)).toBe(1_787_302_806_000);
});
