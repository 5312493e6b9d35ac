import { parseChoice } from 'importers/cells/choice';
import { parseFlag } from 'importers/cells/flag';
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

test.each([
  ...[
    '',
    '-',
    '--',
    '—',
    '–',
    '"-"',
    '.',
    'n/a',
    '#n/a',
    'na',
    'n.a.',
    'nan',
    'null',
    '(null)',
    '<null>',
    'nil',
    'none',
  ],
  ...[
    '[none]',
    '(none)',
    'undefined',
    '[no associated user]',
    'infinity',
    'infinity%',
    'nan%',
    '#div/0!',
    '#value!',
    '#ref!',
  ],
])('"%s" is nothing in small letters and in large ones', (text) => {
  expect([isNothing(text), isNothing(text.toUpperCase())]).toEqual([true, true]);
});

test.each(['not n/a', 'n/a.', 'nulls', 'nobody', '---', '[no associated user]x', 'x', '(none', '#name?'])(
  '"%s" is no word for nothing',
  (text) => {
    expect(isNothing(text)).toBe(false);
  },
);

test.each([
  ['yes', 'y yes true t 1 x j ja si sí s oui o sim answered connected handled resolved solved closed', true],
  ['yes in other languages', 'beantwortet angenommen gelöst contestada atendida respondida resuelto resuelta', true],
  ['yes in others still', 'répondu resolvido resolvida', true],
  ['no', 'n no false f 0 nein non não nao unanswered missed abandoned unresolved unsolved open pending', false],
  ['no in other languages', 'verpasst ungelöst perdida abandonada manqué perdue', false],
])('each of these words means %s', (_, words, is) => {
  expect(words.split(' ').filter((word) => parseFlag(word) !== is)).toEqual([]);
});

test.each([
  ...['not answered', 'not resolved', 'no answer', 'nicht beantwortet', 'nicht gelöst', 'no contestada'],
  ...['no atendida', 'sin resolver', 'non résolu', 'não atendida'],
])('two words mean no together: %s', (text) => {
  expect([parseFlag(text), parseFlag(text.toUpperCase())]).toEqual([false, false]);
});

test("a profile's words may say that they say nothing, for one word and for all others", () => {
  expect(parseFlag('Bingo', { bingo: 'yes' })).toBe(true);
  expect(parseFlag('Unclear', { unclear: '' })).toBeNull();
  expect(parseFlag('3', { '*': '' })).toBeNull();
  expect(parseFlag('3', { '*': 'no' })).toBe(false);
  expect(parseFlag('3', { '4': 'yes' })).toBeUndefined();
  expect(parseFlag('yes', { yes: 'no', '*': 'yes' })).toBe(false);
  expect(parseFlag('', { '*': 'yes' })).toBeNull();
});

test('of a choice nothing is nothing even where the star stands for the rest, and a known cell may be nothing', () => {
  expect(parseChoice('', { '*': 'email' })).toBeNull();
  expect(parseChoice('', { '': 'voice' })).toBe('voice');
  expect(parseChoice('none of it', { 'none of it': '' })).toBeNull();
  expect(parseChoice('Fax', { '*': '' })).toBeNull();
});
