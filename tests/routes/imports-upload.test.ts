import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from 'importers/load/files/uploads';
import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as listRoute from '~/routes/_shell.imports._index';
import * as newRoute from '~/routes/_shell.imports.new';
import { callLog } from '../importers/load-helpers';
import { args, formPost, ORIGIN, signedInRequest, unwrap } from './harness';
import { ask, CALLS, one, ops, ROSTER, send, upload } from './imports-desk';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

test('an upload is kept and looked at, and nothing is written before the confirmation', async () => {
  const response = await upload({ 'calls.csv': CALLS });
  expect(response.status).toBe(302);
  const location = response.headers.get('Location')!;
  expect(location).toMatch(/^\/imports\/new\?file=[0-9a-f]{64}~calls\.csv$|%7Ecalls\.csv$/);
  const { previews } = (await ask(newRoute.loader, location)) as Awaited<ReturnType<typeof newRoute.loader>>;
  expect(previews).toMatchObject([
    {
      chosen: { name: 'calls.csv' },
      takenFor: { profileId: 'plain_call_log', label: 'Call log' },
      zone: { name: 'UTC' },
      loadedAs: null,
    },
  ]);
  expect(previews[0]!.rows).toHaveLength(3);
  expect(previews[0]!.rows[0]).toMatchObject({ line: 2, fate: 'loads', raw: expect.arrayContaining(['C1', 'Ana']) });
  expect(previews[0]!.rows[0]!.became[0]).toContain('2026-03-02 09:00:00 UTC');
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
});

test('a file arrives under its own name, whatever letters it has', async () => {
  for (const name of ['a=b.csv', 'a;b=c.csv', "day's; 100% (1).csv", 'Anrufe März 😀.csv']) {
    const location = (await upload({ [name]: callLog([{ id: 'C1' }]) })).headers.get('Location')!;
    expect(new URL(location, ORIGIN).searchParams.get('file')!.split('~')[1]).toBe(name);
  }
});

test('another zone can be chosen before loading, and is used', async () => {
  const location = (await upload({ 'calls.csv': callLog([{ id: 'C1' }]) })).headers.get('Location')!;
  const file = new URL(location, ORIGIN).searchParams.get('file')!;
  const fields = { file, [`zone-${file.slice(0, 16)}`]: 'America/New_York' };
  const looked = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'look' }));
  const { previews } = (await ask(newRoute.loader, looked.headers.get('Location')!)) as Awaited<
    ReturnType<typeof newRoute.loader>
  >;
  expect(previews[0]!.zone).toMatchObject({ name: 'America/New_York', because: 'you chose it' });
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  await importsQueue().whenFinished(Number(confirmed.headers.get('Location')!.split('/').at(-1)));
  expect(one('SELECT started_at FROM legs')).toBe(Date.parse('2026-03-02T14:00:00Z'));
});

test('several files are loaded one after another, each as its own import', async () => {
  const location = (await upload({ 'roster.csv': ROSTER, 'calls.csv': callLog([{ id: 'C1' }]) })).headers.get(
    'Location',
  )!;
  const body = new URL(location, ORIGIN).searchParams;
  body.set('intent', 'load');
  const confirmed = await send(newRoute.action, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  expect(confirmed.headers.get('Location')).toBe('/imports');
  await importsQueue().whenFinished(1);
  await importsQueue().whenFinished(2);
  const { imports, total } = (await ask(listRoute.loader, '/imports')) as Awaited<ReturnType<typeof listRoute.loader>>;
  expect(total).toBe(2);
  expect(imports).toMatchObject([
    { fileName: 'calls.csv', status: 'loaded', takenFor: 'Call log', loadedBy: ops.name, firstDate: '2026-03-02' },
    { fileName: 'roster.csv', status: 'loaded', takenFor: 'Roster' },
  ]);
});

test('an image, an empty file, headers alone and an unknown layout each say what is wrong and what to do', async () => {
  const png: Buffer<ArrayBuffer> = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const location = (
    await upload({
      'picture.csv': png,
      'empty.csv': '',
      'headers.csv': `${callLog([]).trim()}\n`,
      'recipes.csv': 'dish,taste\nsoup,good\ncake,better\n',
    })
  ).headers.get('Location')!;
  const { previews } = (await ask(newRoute.loader, location)) as Awaited<ReturnType<typeof newRoute.loader>>;
  expect(previews.map(({ found }) => found?.problem?.code)).toEqual([
    'not_text',
    'empty_file',
    'headers_only',
    'unknown_layout',
  ]);
  for (const { found } of previews) expect(found?.problem?.advice).not.toBe('');
  const body = new URL(location, ORIGIN).searchParams;
  body.set('intent', 'load');
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect(status).toBe(400);
  expect(value).toMatchObject({ refusal: expect.stringContaining('Nothing was saved') });
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});

test('a form without a file answers 400 with a sentence', async () => {
  const body = new FormData();
  body.append('files', new Blob([]), '');
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect({ value, status }).toMatchObject({
    value: { result: { error: { files: ['Choose at least one file.'] } } },
    status: 400,
  });
});

test('nonsense in the address of the preview shows the upload form', async () => {
  const found = (await ask(newRoute.loader, '/imports/new?file=../../etc/passwd~x&file=abc')) as {
    previews: unknown[];
  };
  expect(found.previews).toEqual([]);
});

test('two confirmations of the same file at once lead to one import', async () => {
  const location = (await upload({ 'calls.csv': CALLS })).headers.get('Location')!;
  await ask(newRoute.loader, location);
  const fields = { ...Object.fromEntries(new URL(location, ORIGIN).searchParams), intent: 'load' };
  const [first, second] = await Promise.all([
    send(newRoute.action, '/imports/new', formPost(fields)),
    send(newRoute.action, '/imports/new', formPost(fields)),
  ]);
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
  await importsQueue().whenFinished(1);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(3);
});

test('an upload that breaks off leaves no file behind', async () => {
  const boundary = 'xxBOUNDARYxx';
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nCall Id,Ag`;
  const headers = { Origin: ORIGIN, 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect({ value, status }).toMatchObject({
    value: { result: { error: { files: ['The upload was incomplete. Nothing was loaded. Send them again.'] } } },
    status: 400,
  });
  expect(readdirSync(join(dataFolder(), 'uploads'))).toEqual([]);
});
