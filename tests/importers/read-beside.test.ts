import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBeside } from 'importers/load/threads/read-beside';
import { readExport } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import type { RowOutcome } from 'importers/row-outcome';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callLog, makeDataFolder } from './load-helpers';

/** As if the file were so large that it is worth a thread of its own. */
const TOLD_BYTES = 8_000_000;
let threads = 0;
const count = () => {
  threads += 1;
};
beforeAll(() => void process.on('worker', count));
afterAll(() => void process.off('worker', count));

async function planOf(name: string, rows: number) {
  const path = join(makeDataFolder(), name);
  const calls = Array.from({ length: rows }, (_, index) => ({
    id: `${name}${index}`,
    agent: `Agent ${index % 5}`,
    date: '2026-03-20',
    talk: '00:01:00',
  }));
  writeFileSync(path, callLog(calls));
  const { plan } = await identify(path);
  return { path, plan: { ...plan!, bytes: TOLD_BYTES } };
}

async function collect(rows: AsyncGenerator<Iterable<RowOutcome>>) {
  const texts: string[] = [];
  for await (const some of rows) {
    for (const { line, fate, cells } of some) texts.push(JSON.stringify([line, fate, cells]));
  }
  return texts;
}

test('one thread reads file after file, each as if it were the first', { timeout: 60_000 }, async () => {
  for (const [name, rows] of [
    ['first', 1200],
    ['second', 30],
    ['third', 700],
  ] as const) {
    const { path, plan } = await planOf(name, rows);
    const read = await collect(readBeside(path, plan, {}));
    expect(read).toHaveLength(rows);
    expect(read).toEqual(await collect(readExport(path, plan, {})));
  }
  // One that another file left may still be there.
  expect(threads).toBeLessThanOrEqual(1);
});

test('a file that is broken off takes its thread with it, and the next is read whole', {
  timeout: 60_000,
}, async () => {
  const before = threads;
  const { path, plan } = await planOf('long', 9000);
  for await (const _ of readBeside(path, plan, {})) break;
  const next = await planOf('next', 800);
  expect(await collect(readBeside(next.path, next.plan, {}))).toHaveLength(800);
  expect(threads - before).toBe(1);
});
