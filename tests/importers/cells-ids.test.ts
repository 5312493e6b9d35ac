import { customerKeyOf, isDamagedId } from 'importers/cells/id';
import { ownText } from 'importers/cells/own-text';
import { expect, test } from 'vitest';

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

test.each(['+6.02E+11', '-6e11', '60e1', '6.02701e-11', '6e19', '0.0', '10033.000', '7E12'])(
  '%s is damaged too',
  (id) => {
    expect(isDamagedId(id)).toBe(true);
  },
);

test.each([
  ...[
    'x6.02E+11',
    '6.02E+11x',
    '6.02E+11x9',
    '6.02E+',
    'x10033.0',
    '10033.0x',
    '10033.01',
    '10033.',
    '.0',
    '6.E+11',
    '6..02E+11',
  ],
  ...['6.02E+-11', '+-6e11', '6.02.1E+11', '10033,0,0', '', '/', 'e5', '10033.0:', `${'1'.repeat(98)}.00`],
])('%s is no damaged id', (id) => {
  expect(isDamagedId(id)).toBe(false);
});

test('a hundred characters may be a damaged id, more are none', () => {
  expect([isDamagedId(`${'1'.repeat(98)}.0`), isDamagedId(`${'1'.repeat(99)}.0`)]).toEqual([true, false]);
});

test('five digits, blanks and signs are a phone number; fewer, or with a letter, an id as it stands', () => {
  expect(['12-34', '1234', '(1) 2.3/4-5', '+12 34', '12345x', 'x12345', '1+2345'].map(customerKeyOf)).toEqual([
    '1234',
    '1234',
    '12345',
    '1234',
    '12345x',
    'x12345',
    '1+2345',
  ]);
  expect(customerKeyOf('+123')).toBe('+123');
});

test('whoever hides is nobody, in whatever letters, and so is a name beyond a thousand characters', () => {
  for (const word of ['anonymous', 'private', 'restricted', 'unavailable', 'unknown', 'withheld', 'blocked'])
    expect([word, customerKeyOf(word), customerKeyOf(word.toUpperCase())]).toEqual([word, null, null]);
  expect(customerKeyOf('a'.repeat(1000))).toBe('a'.repeat(1000));
  expect(customerKeyOf('a'.repeat(1001))).toBeNull();
});

test.each(['', 'a', 'twelve signs', 'thirteen sign', 'a text that is long enough to be copied by itself'])(
  'a text kept by itself is the same text: "%s"',
  (text) => {
    expect(ownText(text)).toBe(text);
  },
);
