import fc from 'fast-check';
import { guardFormulas, unguardFormulas } from 'importers/cells/formula-guard';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { hostileCell } from '../formulas';

const guarded = (cells: readonly string[], delimiter = ',') => cells.map((cell) => guardFormulas(cell, delimiter));

test('an apostrophe stands before what a spreadsheet would run, whatever is not seen before it, in any width', () => {
  expect(guarded(['=1+1', '@SUM(A1)', '-x', '+49 30', '＝1', '－1+1'])).toEqual([
    "'=1+1",
    "'@SUM(A1)",
    "'-x",
    "'+49 30",
    "'＝1",
    "'－1+1",
  ]);
  for (const before of [' ', '\u00A0', '\uFEFF', '\u200B', '\u202E', '\0', '\t', '\r', '\n', '"', '\n\t '])
    expect([before, guardFormulas(`${before}=1`, ',')[0]]).toEqual([before, "'"]);
  expect(guarded(['\tx', '\rx', '\nx'])).toEqual(["'\tx", "'\rx", "'\nx"]);
  // A number below zero is one to its end, and what holds one is none.
  expect(guarded(['-5+A1', '-5 ', '=1-5', '@A-5', '-5-5'])).toEqual(["'-5+A1", "'-5 ", "'=1-5", "'@A-5", "'-5-5"]);
});

test('so does it within a cell, where others see the start of one: not where this table is cut', () => {
  expect(guarded(['a\r=1', 'a;=1', 'a\n=1', 'a\r\n=1', 'a;"=1', 'a, =1'])).toEqual([
    "a\r'=1",
    "a;'=1",
    "a\n'=1",
    "a\r\n'=1",
    `a;'"=1`,
    'a, =1',
  ]);
  expect(guarded(['a;=1', 'a,=1'], ';')).toEqual(['a;=1', "a,'=1"]);
  expect(guarded(['a\t=1', 'a|=1'], '\t')).toEqual(['a\t=1', "a|'=1"]);
});

test('numbers below zero and plain words stay as they are', () => {
  const cells = [
    '-3.5',
    '-0,25',
    '-15',
    '-1e7',
    '-1e-7',
    '-1e+10',
    '-5%',
    '1+1',
    'a-b',
    'ana@example.com',
    "'quoted'",
    "O'Neil",
    '– dash',
    '',
  ];
  expect(guarded(cells)).toEqual(cells);
});

test('what was put in is taken off again, and nothing else: not an apostrophe that was there', () => {
  expect(guarded(["'=1", "''=1", "'-5", "'\n'=1"])).toEqual(["''=1", "'''=1", "'-5", "''\n''=1"]);
  expect(unguardFormulas("=it's", ',')).toBe("=it's");
  fc.assert(
    fc.property(hostileCell, fc.constantFrom(',', ';', '\t', '|', ':'), (cell, delimiter) => {
      expect(unguardFormulas(guardFormulas(cell, delimiter), delimiter)).toBe(cell);
    }),
    { numRuns: count(3_000, 200_000) },
  );
});
