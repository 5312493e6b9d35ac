import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { CALL_HEADER, callLog, loadText, openLoadDatabase } from './load-helpers';
import { fileOf, readAll } from './read-file';
import { SAMPLES, sampleOf } from './samples';

/** What every object has by itself: as keys they give what nobody wrote. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

const texts = SAMPLES.map(([profileId, file]) => ({ profileId, ...sampleOf(profileId, file) }))
  .map((sample) => ({ ...sample, text: readFileSync(sample.path, 'utf8') }))
  .filter(({ text }) => !text.includes('\0') && !text.includes('\ufffd'));

const change = fc.record({
  sample: fc.nat(texts.length - 1).map((index) => texts[index]!),
  word: fc.constantFrom(...INHERITED),
  places: fc.array(fc.tuple(fc.nat(12), fc.nat(30)), { minLength: 1, maxLength: 4 }),
});

test('a header or a cell called like what every object has is read as any other', async () => {
  await fc.assert(
    fc.asyncProperty(change, async ({ sample, word, places }) => {
      const lines = sample.text.split('\n');
      const delimiter = [',', ';', '\t', '|'].sort((a, b) => lines[0]!.split(b).length - lines[0]!.split(a).length)[0]!;
      for (const [line, cell] of places) {
        const cells = lines[line % lines.length]!.split(delimiter);
        cells[cell % cells.length] = word;
        lines[line % lines.length] = cells.join(delimiter);
      }
      const path = fileOf(lines.join('\n'));
      const { plan } = await identify(path, { ...sample.options, profileId: sample.profileId });
      if (plan) await readAll(path, plan);
    }),
    { numRuns: count(150, 5_000) },
  );
});

test('columns that a profile does not know are kept under such names too', async () => {
  const database = await openLoadDatabase();
  const [row] = callLog([{ id: 'C1' }])
    .trim()
    .split('\n')
    .slice(1);
  const text = `${[CALL_HEADER, ...INHERITED].join(',')}\n${[row, ...INHERITED.map((word) => `of ${word}`)].join(',')}\n`;
  expect((await loadText(database, text)).counts).toMatchObject({ inserted: 1 });
  const kept = database.connection.prepare('SELECT attributes FROM legs').pluck().get() as string;
  const expected = INHERITED.map((word): [string, string] => [word, `of ${word}`]);
  expect(Object.entries(JSON.parse(kept))).toEqual(expect.arrayContaining(expected));
});
