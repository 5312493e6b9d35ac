import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sum } from 'd3-array';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOSTILE, type HostileFile, PLAIN, writeFileOf } from '../importers/hostile-files';
import { readAlone } from '../importers/read-hostile';

/** As large as somebody sent them. */
const BYTES = 190_000_000;
const MEGABYTES = 96;
/** Of two files of half the size, read just before in one process: what disturbs comes and goes within a minute. A square would make it 2. */
const MOST_OF_HALVES = 2.2 / 2;
/** What the strangest file may cost, where a plain one of its size costs 1. */
const MOST_OF_PLAIN = 6;
const ATTEMPTS = 6;

const folder = mkdtempSync(join(tmpdir(), 'fairlead-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: HostileFile, bytes: number): string {
  const path = join(folder, String(bytes));
  writeFileOf(path, file(bytes));
  expect(statSync(path).size).toBeGreaterThan(bytes * 0.9);
  return path;
}

/** What reading these files one after the other cost, in a process of their own. */
function costOf(...paths: string[]) {
  const costs = readAlone(MEGABYTES, paths);
  return { ms: sum(costs, ({ ms }) => ms), megabytes: Math.max(...costs.map(({ megabytes }) => megabytes)) };
}

let plain: { ms: number };
beforeAll(() => {
  plain = costOf(write(PLAIN, BYTES));
});

const LARGE = [
  'an open quote before short lines',
  'an open quote before one endless line',
  'an open quote before lines of 100 kB',
  'one quote a line',
  'one endless line',
  'lines of 900 kB',
  'a new person, queue and id in every row',
  'equal headers',
  'objects of a megabyte',
  'objects that are none',
  'digits where a duration should be',
];

test.each(LARGE)('190 MB cost twice what 95 MB do, in as little memory: %s', (name) => {
  const half = write(HOSTILE[name]!, BYTES / 2);
  const whole = write(HOSTILE[name]!, BYTES);
  const read = () => ({ halves: costOf(half, half), all: costOf(whole) });
  const growth = ({ halves, all }: ReturnType<typeof read>) => all.ms / halves.ms;
  let best = read();
  let least = best.all.ms;
  const isSlow = () => growth(best) > MOST_OF_HALVES || least > MOST_OF_PLAIN * plain.ms;
  for (let attempt = 1; attempt < ATTEMPTS && isSlow(); attempt += 1) {
    const next = read();
    if (growth(next) < growth(best)) best = next;
    least = Math.min(least, next.all.ms);
  }
  const { halves, all } = best;
  console.info(`${name}: ${Math.round(halves.ms / 2)} ms, ${Math.round(all.ms)} ms, ${all.megabytes} MB`);
  expect(growth(best)).toBeLessThan(MOST_OF_HALVES);
  expect(least).toBeLessThan(MOST_OF_PLAIN * plain.ms);
  expect(all.megabytes).toBeLessThan(halves.megabytes * 1.3 + 30);
});
