import { createReadStream, readFileSync } from 'node:fs';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { addsUp, loadText, openLoadDatabase } from './load-helpers';
import { SAMPLES, sampleOf } from './samples';

async function loadSample(database: Awaited<ReturnType<typeof openLoadDatabase>>, profile: string, file: string) {
  const { path, options } = sampleOf(profile, file);
  const { plan } = await identify(path, options);
  const kept = await keepFile(createReadStream(path));
  const { id } = await createImport(database, { file: kept, fileName: file, plan: plan!, userId: null });
  const result = await loadFile(database, id);
  if (result.status !== 'loaded') throw new Error(result.error);
  return result;
}

test.each(SAMPLES)(
  'the sample of %s, %s, loads, its counts add up, and a second load changes nothing',
  async (profile, file) => {
    const database = await openLoadDatabase();
    const { counts } = await loadSample(database, profile, file);
    expect(addsUp(counts)).toBe(true);
    expect(counts.inserted).toBeGreaterThan(0);
    const again = await loadSample(database, profile, file);
    expect(addsUp(again.counts)).toBe(true);
    expect([again.counts.inserted, again.counts.updated]).toEqual([0, 0]);
  },
);

test('an import of a partial export says so', async () => {
  const database = await openLoadDatabase();
  expect((await loadSample(database, 'genesys_interactions', 'input.csv')).note).toContain('partial export');
});

test('a row that ends before it began is refused with its line, column and cell; the others load', async () => {
  const database = await openLoadDatabase();
  const sample = readFileSync(sampleOf('talkdesk_explore_calls_old', 'input.csv').path, 'utf8');
  const { counts } = await loadText(database, sample.replace('2026-03-02 09:02:30', '2026-03-02 08:59:30'));
  expect(addsUp(counts)).toBe(true);
  expect(counts.rejected).toBe(1);
  const refused = await database.db
    .selectFrom('import_rows')
    .select(['line', 'code', 'column_name', 'cell', 'advice'])
    .where('fate', '=', 'rejected')
    .execute();
  expect(refused).toEqual([
    {
      line: 2,
      code: 'end_before_start',
      column_name: 'end_time',
      cell: '2026-03-02 08:59:30',
      advice: 'It ended before it started (2026-03-02 09:00:00): correct one of the two times.',
    },
  ]);
  const loaded = await database.db.selectFrom('legs').select('contact_key').execute();
  expect(loaded.map(({ contact_key }) => contact_key)).not.toContain('td0001');
  expect(loaded.length).toBeGreaterThan(0);
});
