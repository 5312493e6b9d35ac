import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvLine } from '~/csv';

test('what is written is read again, whatever stands in it', () => {
  const cells = ['Ana, "the" one', 'two\nlines', 'plain', ' spaced '];
  expect(parse(csvLine(cells))).toEqual([cells]);
  expect(csvLine(cells).endsWith('\r\n')).toBe(true);
});

test('nothing is an empty cell, and numbers stay numbers, below zero too', () => {
  expect(csvLine([null, undefined, 0, -5, '-5', '-0.25', '1e-7', false])).toBe(',,0,-5,-5,-0.25,1e-7,false\r\n');
});

test('text that a spreadsheet would run as a formula is kept as text', () => {
  expect(csvLine(['=1+1', '+49 30', '-x', '@SUM(A1)', '\tx', '– dash'])).toBe(
    "'=1+1,'+49 30,'-x,'@SUM(A1),'\tx,– dash\r\n",
  );
});
