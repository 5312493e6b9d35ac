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
});

test('so does it within a cell, where others see the start of one: not where this table is cut', () => {
  expect(guarded(['a;=1', 'a\n=1', 'a\r\n=1', 'a;"=1', 'a, =1'])).toEqual([
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
  const cells = ['-3.5', '-0,25', '-1e-7', '-5%', '1+1', 'a-b', 'ana@example.com', "'quoted'", "O'Neil", '– dash', ''];
  expect(guarded(cells)).toEqual(cells);
});

test('what was put in is taken off again, and nothing else: not an apostrophe that was there', () => {
  expect(guarded(["'=1", "''=1", "'-5", "'\n'=1"])).toEqual(["''=1", "'''=1", "'-5", "''\n''=1"]);
  fc.assert(
    fc.property(hostileCell, fc.constantFrom(',', ';', '\t', '|', ':'), (cell, delimiter) => {
      expect(unguardFormulas(guardFormulas(cell, delimiter), delimiter)).toBe(cell);
    }),
    { numRuns: count(3_000, 200_000) },
  );
});

/** What is unseen, what a table is cut at and what is taken off, over and over, with what opens at the end or without it. */
const LONG = ['\t', '\t ', "\t'", "'", ' ', '\n', "\n'", ';', ';"', '-', '-1', '1,', "='", '\u200B'];

test.each(LONG.flatMap((letters) => ['', '=', 'x'].map((end) => [JSON.stringify(letters), letters, end] as const)))(
  'a cell of many %s is guarded and taken as it was in time that grows with it',
  (_, letters, end) => {
    const ms = (length: number) => {
      const cell = letters.repeat(length / letters.length) + end;
      const begun = process.cpuUsage();
      for (const delimiter of [',', '\t']) {
        const guarded = guardFormulas(cell, delimiter);
        if (unguardFormulas(guarded, delimiter) !== cell) throw new Error('Another cell.');
        unguardFormulas(cell, delimiter);
      }
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    };
    const least = { one: Number.POSITIVE_INFINITY, four: Number.POSITIVE_INFINITY };
    const isLinear = () => least.four < Number.POSITIVE_INFINITY && least.four <= Math.max(60, 6 * least.one);
    // Others work on this machine too: what was slow once is measured again.
    for (let attempt = 0; attempt < 12 && !isLinear(); attempt += 1) {
      least.one = Math.min(least.one, ms(10_000));
      least.four = Math.min(least.four, ms(40_000));
    }
    expect({ ...least, isLinear: isLinear() }).toMatchObject({ isLinear: true });
  },
  60_000,
);
