import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { fieldOf } from '~/features/imports/chosen-files';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { loader as contacts } from '~/routes/_shell.contacts';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import * as lineRoute from '~/routes/_shell.imports.$id.rows.$line';
import * as newRoute from '~/routes/_shell.imports.new';
import { makeUser } from '../factories';
import { sampleOf } from '../importers/samples';
import { args, formPost, ORIGIN, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let folder: string;
let admin: SignedInUser;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-period-'));
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  process.env.AS_OF = '2026-09-01';
  database = await openDatabase();
  globalThis.fairleadDatabase = Promise.resolve(database);
  admin = await makeUser(database.db, { role: 'admin' });
});
afterEach(async () => {
  await database.close();
  globalThis.fairleadLoads = undefined;
  rmSync(folder, { recursive: true, force: true });
  delete process.env.DATABASE_URL;
  delete process.env.AS_OF;
});

/** Sends a file as the upload form does and gives the address at which it is looked at. */
async function upload(text: string): Promise<URL> {
  const body = new FormData();
  body.append('files', new Blob([text]), 'adherence.csv');
  const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
  const request = await signedInRequest(admin, '/imports/new', init);
  const response = await responseOf(async () => newRoute.action(args(request)));
  return new URL(response.headers.get('Location')!, ORIGIN);
}

const look = async ({ pathname, search }: URL) => {
  const { previews } = await newRoute.loader(args(await signedInRequest(admin, pathname + search)));
  return previews[0]!;
};

test('a report without a day is asked for it, shown as it would load, loaded and found again line by line', async () => {
  const { path } = sampleOf('genesys_adherence', 'input.csv');
  const address = await upload(readFileSync(path, 'utf8'));
  const asked = await look(address);
  expect(asked.found?.problem?.code).toBe('period_missing');
  expect(asked.takenFor).toBeNull();
  const { hash, name } = asked.chosen;

  const days = { [fieldOf('from', hash)]: '2026-08-21', [fieldOf('to', hash)]: '' };
  const file = { file: `${hash}~${name}` };
  const answered = await signedInRequest(admin, '/imports/new', formPost({ ...file, ...days, intent: 'look' }));
  const again = await responseOf(async () => newRoute.action(args(answered)));
  const preview = await look(new URL(again.headers.get('Location')!, ORIGIN));
  expect(preview.takenFor?.profileId).toBe('genesys_adherence');
  expect(preview.period).toEqual({ from: '2026-08-21', to: '2026-08-21', because: 'you said so' });
  expect(preview.rows[0]?.became[0]).toContain('2026-08-21');

  const request = await signedInRequest(admin, '/imports/new', formPost({ ...file, ...days, intent: 'load' }));
  const loaded = await responseOf(async () => newRoute.action(args(request)));
  const id = loaded.headers.get('Location')!.split('/').at(-1)!;
  await importsQueue().whenFinished(Number(id));
  const page = unwrap(await oneRoute.loader(args(await signedInRequest(admin, `/imports/${id}`), { id }))).value;
  expect(page).toMatchObject({
    summary: { status: 'loaded', firstDate: '2026-08-21' },
    read: { period: { from: '2026-08-21', because: 'you said so' } },
  });

  const line = await lineRoute.loader(args(await signedInRequest(admin, `/imports/${id}/rows/2`), { id, line: '2' }));
  expect(JSON.stringify(line)).toContain('Schedule and adherence');
  const lines = await oneRoute.loader(args(await signedInRequest(admin, `/imports/${id}`), { id }));
  expect(JSON.stringify(lines)).toContain('Schedule and adherence: Ada Okafor, 2026-08-21');
  const behind = await contacts(args(await signedInRequest(admin, '/contacts?metric=adherence&from=2026-08-01')));
  expect(behind.page.figure.value).toBeCloseTo(1 - 57.5 / 900, 12);
  expect(behind.page.found.rows.map((row) => row.line).sort()).toEqual([2, 3]);
}, 60_000);

test('days that make no sense are said to be none, and days longer than one are said to enter no figure', async () => {
  const { path } = sampleOf('genesys_adherence', 'input.csv');
  const address = await upload(readFileSync(path, 'utf8'));
  const { hash } = (await look(address)).chosen;
  address.searchParams.set(fieldOf('from', hash), '2026-08-23');
  address.searchParams.set(fieldOf('to', hash), '2026-08-17');
  expect((await look(address)).found?.problem?.code).toBe('bad_period');
  address.searchParams.set(fieldOf('from', hash), '2026-08-10');
  expect((await look(address)).notes.join()).toContain('more than a day');
}, 60_000);
