import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { QuotedRow } from 'importers/read/table/quoted-row';
import type { RawRow } from 'importers/read/table/raw-row';
import { rawRows } from 'importers/read/table/raw-rows';
import type { ReadNotice } from 'importers/read/table/read-notice';
import { splitTolerantly } from 'importers/read/table/split-line';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { fileOf } from './read-file';

async function cut(text: string): Promise<{ rows: RawRow[]; notices: ReadNotice[] }> {
  const notices: ReadNotice[] = [];
  const rows: RawRow[] = [];
  const options = { encoding: 'utf-8', delimiter: ',', bytes: text.length } as const;
  for await (const some of rawRows(fileOf(text), { ...options, onNotice: (notice) => notices.push(notice) }))
    rows.push(...some);
  return { rows, notices };
}

/** The cells of one row, or null where a row does not end with the text or is none. */
function strictly(text: string): string[] | null {
  const row = new QuotedRow(',');
  const lines = text.split('\n');
  let state = 'open';
  while (state === 'open' && row.lines < lines.length) state = row.take(lines[row.lines]!);
  return state === 'whole' && row.lines === lines.length ? row.cells : null;
}

function byLibrary(text: string): string[] | null {
  try {
    const rows = parse(text, { relax_column_count: true, record_delimiter: '\n' });
    return rows.length === 1 ? rows[0]! : null;
  } catch {
    return null;
  }
}

const letter = fc.constantFrom('"', '""', ',', '\n', 'a', ' ', '",', ',"', '"\n', '.');

test('a row with quotation marks is one, and has the cells, that csv-parse says', () => {
  const text = fc
    .array(letter, { minLength: 1, maxLength: 14 })
    .filter((letters) => letters.join('').trim() !== '')
    .map((letters) => letters.join('').replace(/\n+$/, ''));
  fc.assert(
    fc.property(text, (row) => {
      expect(strictly(row)).toEqual(byLibrary(row));
    }),
    { numRuns: count(5_000, 200_000), seed: 9 },
  );
});

test('cells with anything in them come back as they were written, whatever ends the lines', async () => {
  const cell = fc
    .array(fc.constantFrom('a', '"', ',', '\n', '\r\n', 'ü', ' '), { maxLength: 6 })
    .map((all) => all.join(''));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (cells, lineEnd) => {
      const { rows } = await cut(`a,b${lineEnd}${cells.map((row) => row.map(quoted).join()).join(lineEnd)}${lineEnd}`);
      expect(rows.slice(1).map((row) => row.cells)).toEqual(cells);
    }),
    { numRuns: count(100, 2_000), seed: 9 },
  );
});

test('a line whose quotes are broken is cut at its delimiters, and inner quotes stay', () => {
  expect(splitTolerantly('a,12" pipe,"say "hi" now","x', ',')).toEqual(['a', '12" pipe', 'say "hi" now', '"x']);
});

test('a quote that is never closed is told with the line in which it opens, and what to do', async () => {
  const { rows, notices } = await cut(`a,b\n1,"2\n3","open\n${'x,y\n'.repeat(300)}`);
  expect(rows).toHaveLength(303);
  expect(notices).toEqual([
    {
      line: 2,
      code: 'broken_quotes',
      message:
        'The quotation mark opened on line 3 is never closed, so line 2 was read separately. Close or double it.',
    },
    { line: 3, code: 'broken_quotes', message: expect.stringContaining('line 3') },
  ]);
});

test('a cell of 200 lines is read as one, wherever the blocks of the file end', async () => {
  const cell = 'line of a comment\n'.repeat(199);
  const { rows, notices } = await cut(`a,b\n${`1,"${cell}"\n`.repeat(200)}2,x\n`);
  expect(notices).toEqual([]);
  expect(rows.map(({ line }) => line).slice(-2)).toEqual([2 + 199 * 200, 2 + 200 * 200]);
  expect(new Set(rows.slice(1, -1).map((row) => row.cells[1]))).toEqual(new Set([cell]));
});

test('broken quotes in every line are told a hundred times and then counted', async () => {
  const { notices } = await cut(`a,b\n${'1,12" pipe\n'.repeat(1000)}`);
  expect(notices).toHaveLength(101);
  expect(notices.at(-1)).toMatchObject({ line: 1001, times: 900 });
});
