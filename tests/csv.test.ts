import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '~/csv';
import { count } from './counts';
import { formulasIn, hostileCell } from './formulas';

test('what is written is read again, whatever stands in it', () => {
  const cells = ['Ana, "the" one', 'two\nlines', 'plain', ' spaced ', 'a;b', 'a\tb'];
  for (const delimiter of [',', ';', '\t', '|']) {
    expect(parse(csvLine(cells, delimiter), { delimiter })).toEqual([cells]);
    expect(csvLine(cells, delimiter).endsWith('\r\n')).toBe(true);
  }
});

test('nothing is an empty cell, and numbers stay numbers, below zero too', () => {
  expect(csvLine([null, undefined, 0, -5, '-5', '-0.25', '1e-7', false])).toBe(',,0,-5,-5,-0.25,1e-7,false\r\n');
});

test('text that a spreadsheet would run as a formula is kept as text', () => {
  expect(csvLine(['=1+1', '+49 30', '-x', '@SUM(A1)', '\tx', '\n=1', '＝1', '– dash'])).toBe(
    `'=1+1,'+49 30,'-x,'@SUM(A1),"'\tx","'\n'=1",'＝1,– dash\r\n`,
  );
});

test('whatever cells somebody makes up, no line has one that a spreadsheet runs, wherever it cuts the line', () => {
  fc.assert(
    fc.property(
      fc.array(hostileCell, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(',', ';', '\t', '|'),
      (cells, delimiter) => {
        expect(formulasIn(csvLine(cells, delimiter), delimiter)).toEqual([]);
      },
    ),
    { numRuns: count(1_000, 50_000) },
  );
  expect(formulasIn('x,=1\r\n')).toEqual(['=1']);
  expect(formulasIn('x,"a;=1"\r\n')).toEqual(['=1"']);
});
