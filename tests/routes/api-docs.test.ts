import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';

const center = centerForEachTest();
let server: Awaited<ReturnType<typeof startApiServer>>;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  server = await startApiServer();
  const token = await makeToken(center.admin, 'imports:write', 'imports:read', 'metrics:read');
  env = { ...process.env, FAIRLEAD: server.url, FAIRLEAD_TOKEN: token };
  writeFileSync(join(center.folder, 'calls.csv'), callLog([{ id: 'C1' }, { id: 'C2', time: '25:99:00' }]));
  writeFileSync(join(center.folder, 'calls.zip'), makeZip([{ name: 'zipped.csv', content: callLog([{ id: 'Z1' }]) }]));
});
afterEach(() => server.stop());

/** The curl lines of the page, as they stand. */
const LINES = readFileSync('docs/api.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('curl '));

function run(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', line], { env, cwd: center.folder }, (error, out) => (error ? reject(error) : resolve(out)));
  });
}

const hasCurl = await run('curl --version').then(
  () => true,
  () => false,
);

test.runIf(hasCurl)('every line of the page does what the page says', async () => {
  expect(LINES).toHaveLength(7);
  const [form = '', raw = '', zip = '', askOne = '', refusedRows = '', figures = '', asCsv = ''] = LINES;

  const first = await run(form);
  expect(first).toMatch(/^HTTP\/1\.1 202 /);
  expect(first).toMatch(/^location: \/api\/imports\/1\r$/im);
  await importsQueue().whenFinished(1);
  expect(JSON.parse(await run(askOne))).toMatchObject({
    status: 'loaded',
    isFinished: true,
    counts: { read: 2, inserted: 1, rejected: 1 },
    reasons: [{ fate: 'rejected', rows: 1, examples: [{ line: 3 }] }],
  });
  expect(await run(refusedRows)).toContain('25:99:00');

  expect(await run(raw)).toMatch(/^location: \/api\/imports\/2\r$/im);
  await importsQueue().whenFinished(2);
  const zipped = await run(zip);
  expect(zipped).toMatch(/^HTTP\/1\.1 202 /);
  expect(zipped).toContain('"file": "calls.zip › zipped.csv"');
  await importsQueue().whenFinished(3);
  const zone = center.database.connection.prepare('SELECT time_zone FROM legs WHERE contact_key = ?').pluck().get('Z1');
  expect(zone).toBe('Europe/Berlin');

  const { person, ...told } = JSON.parse(await run(figures)).figures[1];
  expect(person).toMatchObject({ name: 'Ana' });
  expect(told).toMatchObject({ metric: 'average_handle_time', unit: 's', value: 120, sample: 2 });
  expect(await run(asCsv)).toMatch(/^team_id,team,week,metric,version,unit,value,/);
});
