import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { count, IS_SOAK } from '../counts';
import { HOSTILE, type HostileFile, PLAIN, writeFileOf } from './hostile-files';
import { readAlone, readHostile } from './read-hostile';

/** Twice the bytes take at most so many times as long. */
const MOST = 2.2;
/** Below this nothing can be compared, and nobody waits. */
const UNFELT_MS = 60;
/** What a byte of the strangest file may cost, where one of a plain call log costs 1: a row of one letter is a row. */
const PER_BYTE = 25;
/** Others work on this machine too: what was slow once is measured again. */
const ATTEMPTS = 12;
const BYTES = count(300_000, 4_000_000);

// By the clock, not by the processor: as patient as a machine with much other work needs.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), 'fairlead-linear-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, file: HostileFile, bytes: number): string {
  const path = join(folder, name);
  writeFileOf(path, file(bytes));
  return path;
}

let plainMs: number;

beforeAll(async () => {
  const path = write('plain', PLAIN, 2 * BYTES);
  const costs = [];
  for (let time = 0; time < 3; time += 1) costs.push((await readHostile(path)).ms);
  plainMs = Math.min(...costs);
});

/** One of each kind; npm run soak reads them all. */
const KINDS = [
  'an open quote before one endless line',
  'an open quote before lines of 100 kB',
  'one quote a line',
  'quotes that open in every cell of a line and never close',
  'quoted cells of 250 lines',
  'quoted cells over lines of all kinds of ends',
  'zero bytes in every cell',
  'lines of delimiters',
  'equal headers',
  'different headers',
  'wide headers, short rows',
  'objects within objects',
  'objects that end too soon',
  'an object that never ends',
  'Ts where a date should be',
  'words and numbers where a duration should be',
  'addresses without end where a name should be',
  'spaces and hyphens where a name should be',
  'tabs and apostrophes in refused rows',
];

/** Reads two files until the one of twice the size took no more than twice as long, and says what they took at least. */
async function costs(one: string, two: string) {
  const least = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY };
  const isLinear = () => least.two <= Math.max(UNFELT_MS, MOST * least.one) && least.two <= PER_BYTE * plainMs;
  for (let attempt = 0; attempt < ATTEMPTS && !isLinear(); attempt += 1) {
    least.one = Math.min(least.one, (await readHostile(one)).ms);
    least.two = Math.min(least.two, (await readHostile(two)).ms);
  }
  return { isLinear: isLinear(), least };
}

test.each(IS_SOAK ? Object.keys(HOSTILE) : KINDS)('twice as many bytes take twice as long: %s', async (name) => {
  const took = await costs(write('one', HOSTILE[name]!, BYTES), write('two', HOSTILE[name]!, 2 * BYTES));
  expect(took).toEqual({ ...took, isLinear: true });
});

const WRITTEN: [how: string, write: (text: string) => Buffer][] = [
  ['in UTF-16', (text) => iconv.encode(text, 'utf-16le')],
  ['in a code page', (text) => iconv.encode(`${text}é\n`, 'windows-1252')],
  ['gzipped', (text) => gzipSync(text)],
  ['gzipped in very many parts', (text) => Buffer.concat(text.match(/[\s\S]{1,200}/g)!.map((part) => gzipSync(part)))],
];

test.each(WRITTEN)('twice as many bytes take twice as long %s', async (_, encode) => {
  const paths = [BYTES, 2 * BYTES].map((bytes) => {
    const path = join(folder, `encoded-${bytes}`);
    writeFileSync(path, encode([...HOSTILE['one quote a line']!(bytes)].join('')));
    return path;
  });
  const took = await costs(paths[0]!, paths[1]!);
  expect(took).toEqual({ ...took, isLinear: true });
});

test('a process that may hold 64 MB reads files of any size', () => {
  const names = ['an open quote before one endless line', 'lines of 900 kB'];
  const files = names.map((name, place) => write(`large-${place}`, HOSTILE[name]!, 12_000_000));
  expect(readAlone(64, files).map(({ rows }) => rows)).toEqual([3, 15]);
});
