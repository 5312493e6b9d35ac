import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HOSTILE, type HostileFile, PLAIN, writeFileOf } from '../importers/hostile-files';
import { type Cost, readAlone } from '../importers/read-hostile';

/** As large as somebody sent them. */
const BYTES = 190_000_000;
const MEGABYTES = 96;
const MOST = 2.2;
/** What the strangest file may cost, where a plain one of its size costs 1. */
const MOST_OF_PLAIN = 6;
const ATTEMPTS = 5;

const folder = mkdtempSync(join(tmpdir(), 'fairlead-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function costOf(file: HostileFile, bytes: number) {
  const path = join(folder, 'file');
  writeFileOf(path, file(bytes));
  expect(statSync(path).size).toBeGreaterThan(bytes * 0.9);
  const [cost] = readAlone(MEGABYTES, [path]);
  return cost!;
}

const cheaper = (one: Cost, other: Cost) => (other.ms < one.ms ? other : one);

const plain = costOf(PLAIN, BYTES);

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
  let [one, two] = [costOf(HOSTILE[name]!, BYTES / 2), costOf(HOSTILE[name]!, BYTES)];
  for (
    let attempt = 1;
    attempt < ATTEMPTS && two.ms > Math.min(MOST * one.ms, MOST_OF_PLAIN * plain.ms);
    attempt += 1
  ) {
    one = cheaper(one, costOf(HOSTILE[name]!, BYTES / 2));
    two = cheaper(two, costOf(HOSTILE[name]!, BYTES));
  }
  process.stdout.write(`${name}: ${Math.round(one.ms)} ms, ${Math.round(two.ms)} ms, ${two.megabytes} MB\n`);
  expect(two.ms).toBeLessThan(MOST * one.ms);
  expect(two.ms).toBeLessThan(MOST_OF_PLAIN * plain.ms);
  expect(two.megabytes).toBeLessThan(one.megabytes * 1.3 + 30);
});
