import { parseChoice } from 'importers/cells/choice';
import { parseFlag } from 'importers/cells/flag';
import { customerKeyOf, isDamagedId } from 'importers/cells/id';
import { isNothing } from 'importers/cells/null-words';
import { parseNumber } from 'importers/cells/number';
import { expect, test } from 'vitest';

test.each(['', '-', 'N/A', 'NULL', '[None]', '[No associated user]', 'Infinity%', 'NaN', '#N/A', 'none'])(
  'a file says nothing by "%s"',
  (text) => {
    expect(isNothing(text)).toBe(true);
  },
);

test.each(['0', '00:00:00', 'Nora', 'no', 'Nathan', '-5', 'Naples office, ground floor'])(
  '"%s" says something',
  (text) => {
    expect(isNothing(text)).toBe(false);
  },
);

test.each([
  ['12', 12],
  ['-3.5', -3.5],
  ['45%', 45],
  ['1,234,567', 1_234_567],
  ['1,234.5', 1234.5],
  ['4,5', 4.5],
  ['.5', 0.5],
  ['1e3', 1000],
])('a number is read from %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test('commas and dots change places where the file writes decimal commas', () => {
  expect(parseNumber('1,234', true)).toBe(1.234);
  expect(parseNumber('1.234,5', true)).toBe(1234.5);
  expect(parseNumber('1.234.567', true)).toBe(1_234_567);
  expect(parseNumber('1.5', true)).toBe(1.5);
});

test.each(['ten', '', '1 2', '--', '1,2,3', '0x10', 'Infinity'])('"%s" is no number', (text) => {
  expect(parseNumber(text)).toBeNaN();
});

test.each(['Y', 'yes', 'TRUE', '1', 'Ja', 'sí', 'Oui', 'Sim', 'Answered', 'Resolved'])('%s means yes', (text) => {
  expect(parseFlag(text)).toBe(true);
});

test.each(['N', 'no', 'FALSE', '0', 'Nein', 'Não', 'Not answered', 'Missed', 'unresolved'])('%s means no', (text) => {
  expect(parseFlag(text)).toBe(false);
});

test('a flag may say nothing, and what it says may be unknown', () => {
  expect(parseFlag('')).toBeNull();
  expect(parseFlag('perhaps')).toBeUndefined();
});

test("a profile's own words go before the usual ones, and its star stands for the rest", () => {
  const values = { '': 'no', '0': 'no', out_of_opening_hours: 'no', '*': 'yes' };
  expect(parseFlag('', values)).toBe(false);
  expect(parseFlag('3', values)).toBe(true);
  expect(parseFlag('Out_of_opening_hours', values)).toBe(false);
});

test('a choice is one of the profile, the star, nothing, or unknown', () => {
  expect(parseChoice('Phone Call', { 'phone call': 'voice' })).toBe('voice');
  expect(parseChoice('Fax', { 'phone call': 'voice', '*': 'email' })).toBe('email');
  expect(parseChoice('Fax', { 'phone call': 'voice' })).toBeUndefined();
  expect(parseChoice('', { 'phone call': 'voice' })).toBeNull();
});

test.each(['6.02701E+11', '6,02701E+11', '1e5', '10033.0', '10033,00'])(
  '%s is an id that a spreadsheet has damaged',
  (id) => {
    expect(isDamagedId(id)).toBe(true);
  },
);

test.each(['602701000000', '10033', 'ID0001', 'a1e5', 'DKK-57076809-w', '10.33', '1.2.0', 'v10.05'])(
  '%s is an id still',
  (id) => {
    expect(isDamagedId(id)).toBe(false);
  },
);

test('a customer is one customer however the number is written, and nobody when it is hidden or damaged', () => {
  expect(customerKeyOf('(555) 010-0101')).toBe('5550100101');
  expect(customerKeyOf('+61 400 000 129')).toBe('61400000129');
  expect(customerKeyOf('Ada@Example.org')).toBe('ada@example.org');
  expect(customerKeyOf('Anonymous')).toBeNull();
  expect(customerKeyOf('6.14E+10')).toBeNull();
});
