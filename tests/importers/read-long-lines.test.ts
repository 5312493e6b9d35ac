import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from 'importers/read/recognize/identify';
import { rawRows } from 'importers/read/table/raw-rows';
import { expect, test } from 'vitest';
import { callLog, makeDataFolder } from './load-helpers';

const OPTIONS = { encoding: 'utf-8', delimiter: ',' } as const;

async function linesOf(path: string, bytes: number) {
  const rows = [];
  for await (const some of rawRows(path, { ...OPTIONS, bytes })) rows.push(...some);
  return rows.map(({ line, cells, isBroken }) => ({ line, length: cells.join(',').length, isBroken }));
}

test('a line of many megabytes is read past as one broken row, and the rows after it keep their lines', async () => {
  const path = join(makeDataFolder(), 'long.csv');
  const text = `a,b\n${'x'.repeat(30 << 20)}\nc,d\n`;
  writeFileSync(path, text);
  expect(await linesOf(path, text.length)).toEqual([
    { line: 1, length: 3 },
    { line: 2, length: 200, isBroken: true },
    { line: 3, length: 3 },
  ]);
});

test('a file without a single line end is told at once, however long it is', async () => {
  const path = join(makeDataFolder(), 'junk.csv');
  writeFileSync(path, 'a'.repeat(60 << 20));
  const begun = performance.now();
  const { problem } = await identify(path);
  expect(problem?.code).toBe('unknown_layout');
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test('a long line that still is a row is read as one', async () => {
  const path = join(makeDataFolder(), 'calls.csv');
  const text = callLog([{ id: 'C1', topic: 'x'.repeat(900_000) }]);
  writeFileSync(path, text);
  expect((await linesOf(path, text.length)).map(({ line, isBroken }) => [line, isBroken])).toEqual([
    [1, undefined],
    [2, undefined],
  ]);
});
