import { expect, test } from 'vitest';
import * as newRoute from '~/routes/_shell.imports.new';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { centerForEachTest } from './api-center';
import { args, ORIGIN, signedInRequest, unwrap } from './harness';

const center = centerForEachTest();

async function upload(name: string, content: Buffer<ArrayBuffer>) {
  const body = new FormData();
  body.append('files', new Blob([content]), name);
  const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
  return newRoute.action(args(await signedInRequest(center.admin, '/imports/new', init)));
}

test('more files than are looked at at once are refused with both numbers, and none is dropped silently', async () => {
  const files = Array.from({ length: 41 }, (_, day) => ({ name: `${day}.csv`, content: callLog([{ id: `C${day}` }]) }));
  expect(unwrap(await upload('quarter.zip', makeZip(files)))).toMatchObject({
    status: 400,
    value: { result: { error: { files: ['These are 41 files, and 40 are looked at at once. Choose some of them.'] } } },
  });
});

test('a file with a long name in an archive with a long name is looked at', async () => {
  const zip = makeZip([{ name: `${'c'.repeat(150)}.csv`, content: callLog([{ id: 'C1' }]) }]);
  const looked = (await upload(`${'e'.repeat(180)}.zip`, zip)) as Response;
  const url = looked.headers.get('Location')!;
  const { previews } = await newRoute.loader(args(await signedInRequest(center.admin, url)));
  expect(previews).toMatchObject([{ takenFor: { profileId: 'plain_call_log' } }]);
});
