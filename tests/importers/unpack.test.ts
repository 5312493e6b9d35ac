import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { keepUpload, type UnpackLimits } from 'importers/load/files/unpack';
import { dataFolder, keepFile, pathOfKept } from 'importers/load/files/uploads';
import { identify } from 'importers/read/recognize/identify';
import { beforeEach, expect, test } from 'vitest';
import { callLog, makeDataFolder } from './load-helpers';
import { makeZip } from './make-zip';

beforeEach(() => {
  makeDataFolder();
});

const CALLS = callLog([{ id: 'C1' }]);
const OTHERS = callLog([{ id: 'C2' }]);

async function unpackBytes(bytes: Buffer, name = 'export.zip', limits?: UnpackLimits) {
  return keepUpload(name, Readable.from([bytes]), limits);
}

const keptFiles = () => (existsSync(join(dataFolder(), 'uploads')) ? readdirSync(join(dataFolder(), 'uploads')) : []);

test('a file that is no archive stays what it is, whatever its name says', async () => {
  const [only, ...rest] = await unpackBytes(Buffer.from(CALLS));
  expect(rest).toEqual([]);
  expect(only!.name).toBe('export.zip');
  expect(readFileSync(pathOfKept(only!.file.storedPath), 'utf8')).toBe(CALLS);
});

test('an archive becomes its files, each under its own name, and is not kept itself', async () => {
  const zip = makeZip([
    { name: 'reports/', content: '' },
    { name: 'reports/calls.csv', content: CALLS },
    { name: '__MACOSX/reports/._calls.csv', content: 'x' },
    { name: 'reports/.DS_Store', content: 'x' },
    { name: 'others.csv', content: OTHERS },
  ]);
  const files = await unpackBytes(zip, 'weekly.csv');
  expect(files.map(({ name }) => name)).toEqual(['weekly.csv › calls.csv', 'weekly.csv › others.csv']);
  expect(files.map(({ file }) => readFileSync(pathOfKept(file.storedPath), 'utf8'))).toEqual([CALLS, OTHERS]);
  expect(keptFiles().sort()).toEqual(files.map(({ file }) => file.hash).sort());
});

test('an archive whose bytes were damaged on the way is refused', async () => {
  const zip = makeZip([{ name: 'calls.csv', content: CALLS, declaredSum: 1 }]);
  await expect(unpackBytes(zip)).rejects.toMatchObject({ code: 'damaged_archive' });
  expect(keptFiles()).toEqual([]);
});

test('folders by any name are no files, and names inside an archive are told without signs that control', async () => {
  const files = await unpackBytes(
    makeZip([
      { name: 'reports\\', content: '' },
      { name: 'ca\nlls.csv', content: CALLS },
    ]),
  );
  expect(files.map(({ name }) => name)).toEqual(['export.zip › calls.csv']);
});

test('nothing is written by the names inside an archive', async () => {
  const [file] = await unpackBytes(makeZip([{ name: '../../../tmp/evil.csv', content: CALLS }]));
  expect(file!.name).toBe('export.zip › evil.csv');
  expect(readdirSync(dataFolder())).toEqual(['uploads']);
  expect(keptFiles()).toEqual([file!.file.hash]);
});

test.each([
  ['locked with a password', 'encrypted_archive', makeZip([{ name: 'a.csv', content: CALLS, isEncrypted: true }])],
  [
    'holding another archive, whatever that is called',
    'nested_archive',
    makeZip([
      { name: 'a.csv', content: CALLS },
      { name: 'b.csv', content: makeZip([{ name: 'c.csv', content: OTHERS }]) },
    ]),
  ],
  ['without files', 'empty_archive', makeZip([{ name: 'folder/', content: '' }])],
  ['cut in the middle', 'damaged_archive', makeZip([{ name: 'a.csv', content: CALLS }]).subarray(0, 80)],
  [
    'with damaged content',
    'damaged_archive',
    (() => {
      const zip = makeZip([{ name: 'a.csv', content: CALLS }]);
      zip.fill(0xff, 45, 60);
      return zip;
    })(),
  ],
  [
    'whose directory declares more than is taken',
    'unpacks_beyond_measure',
    makeZip([{ name: 'a.csv', content: CALLS, declaredBytes: 4_000_000_000 }]),
  ],
  [
    'whose files unpack to hundreds of times its size',
    'unpacks_beyond_measure',
    makeZip([{ name: 'a.csv', content: Buffer.alloc(20 << 20, 0x61) }]),
  ],
  [
    'whose file unpacks to more than its directory declares',
    'damaged_archive',
    makeZip([{ name: 'a.csv', content: Buffer.alloc(20 << 20, 0x61), declaredBytes: 1000 }]),
  ],
  [
    'of more files than are taken at once',
    'too_many_files',
    makeZip(Array.from({ length: 101 }, (_, index) => ({ name: `${index}.csv`, content: `${index}` }))),
  ],
])('an archive %s is refused, and nothing of it stays', async (_, code, zip) => {
  await expect(unpackBytes(zip)).rejects.toMatchObject({ code });
  expect(keptFiles()).toEqual([]);
});

test('the same archive twice at once is unpacked for both', async () => {
  const zip = makeZip([{ name: 'a.csv', content: CALLS }]);
  const [first, second] = await Promise.all([unpackBytes(zip), unpackBytes(zip)]);
  expect(first![0]!.file.hash).toBe(second![0]!.file.hash);
  expect(keptFiles()).toEqual([first![0]!.file.hash]);
});

test('what an archive may unpack to can be set', async () => {
  const zip = makeZip([
    { name: 'a.csv', content: CALLS },
    { name: 'b.csv', content: OTHERS },
  ]);
  const bytes = Buffer.byteLength(CALLS + OTHERS);
  await expect(unpackBytes(zip, 'z', { files: 9, bytes: bytes - 1 })).rejects.toThrow();
  await expect(unpackBytes(zip, 'z', { files: 9, bytes })).resolves.toHaveLength(2);
});

test('an Excel workbook, which is a zip too, is told as such and not unpacked', async () => {
  const workbook = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
  ]);
  const [only] = await unpackBytes(workbook, 'calls.xlsx');
  const { problem } = await identify(pathOfKept(only!.file.storedPath));
  expect(problem).toMatchObject({ code: 'not_text', message: expect.stringContaining('Excel workbook') });
});

test('a gzip that unpacks beyond all measure is refused', async () => {
  const file = await keepFile(Readable.from([gzipSync(Buffer.alloc(40 << 20, 0x61))]));
  const { problem } = await identify(pathOfKept(file.storedPath));
  expect(problem).toMatchObject({ code: 'not_text', message: expect.stringContaining('refused gzip') });
});
