import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as listRoute from '~/routes/_shell.imports._index';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import * as replaceRoute from '~/routes/_shell.imports.$id.replace';
import { allFacts, callLog, loadText, queueText } from '../importers/load-helpers';
import { centerForEachTest } from './api-center';
import { args, formPost, ORIGIN, responseOf, signedInRequest, unwrap } from './harness';

const center = centerForEachTest();
const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const statusOf = (id: number) => one('SELECT status FROM imports WHERE id = ?', id);

async function act(id: number, intent: string) {
  const request = await signedInRequest(center.admin, `/imports/${id}`, formPost({ intent }));
  const result = await oneRoute.action(args(request, { id: String(id) }));
  if (result instanceof Response) {
    const next = Number(result.headers.get('Location')!.split('/').at(-1));
    await importsQueue().whenFinished(next);
    return next;
  }
  return unwrap(result);
}

const open = async (id: number) =>
  oneRoute.loader(args(await signedInRequest(center.admin, `/imports/${id}`), { id: String(id) }));

const WRONG = callLog([{ id: 'C1', talk: '00:09:00' }, { id: 'C2' }]);
const RIGHT = callLog([{ id: 'C1', talk: '00:01:00' }, { id: 'C3' }]);

test('an import that was taken back is loaded again from its kept file, as an import of its own', async () => {
  const { id } = await loadText(center.database, WRONG);
  const before = allFacts(center.database);
  await act(id, 'undo');
  expect(allFacts(center.database)).toEqual([]);
  const again = await act(id, 'again');
  expect(again).toBe(id + 1);
  expect([statusOf(id), statusOf(id + 1)]).toEqual(['undone', 'loaded']);
  expect(allFacts(center.database)).toEqual(before);
  expect((await open(id)).summary.counts.inserted).toBe(2);
});

test.each(['failed', 'interrupted', 'cancelled'])('an import that is %s is loaded again as itself', async (status) => {
  const { id } = await loadText(center.database, WRONG);
  const before = allFacts(center.database);
  await act(id, 'undo');
  center.database.connection.exec('DELETE FROM import_rows');
  center.database.connection.prepare('UPDATE imports SET status = ?').run(status);
  expect(await act(id, 'again')).toBe(id);
  expect(statusOf(id)).toBe('loaded');
  expect(allFacts(center.database)).toEqual(before);
});

test('where the kept file is missing, the page says so, and nothing is run', async () => {
  const { id } = await loadText(center.database, WRONG);
  await act(id, 'undo');
  const uploads = join(center.folder, 'uploads');
  for (const name of readdirSync(uploads)) rmSync(join(uploads, name));
  expect((await open(id)).isKept).toBe(false);
  expect(await act(id, 'again')).toEqual({
    status: 400,
    value: { refusal: 'The stored copy of this file is gone. Upload the file again.' },
  });
});

async function replace(id: number, content: string) {
  const send = async (init: RequestInit) =>
    responseOf(async () => {
      const request = await signedInRequest(center.admin, `/imports/${id}/replace`, init);
      return replaceRoute.action(args(request, { id: String(id) }));
    });
  const body = new FormData();
  body.append('files', new Blob([content]), 'corrected.csv');
  const looked = (await send({ method: 'POST', body, headers: { Origin: ORIGIN } })).headers.get('Location')!;
  expect(looked).toMatch(new RegExp(`^/imports/${id}/replace\\?file=`));
  const shown = await replaceRoute.loader(args(await signedInRequest(center.admin, looked), { id: String(id) }));
  expect(shown.previews).toMatchObject([{ takenFor: { profileId: 'plain_call_log' } }]);
  expect(statusOf(id)).toBe('loaded');
  const file = new URL(looked, ORIGIN).searchParams.get('file')!;
  const confirmed = await send(formPost({ file, intent: 'replace' }));
  const next = Number(confirmed.headers.get('Location')!.split('/').at(-1));
  await importsQueue().whenFinished(next);
  return next;
}

test('a corrected file takes the place of an import in one go, and the history says so', async () => {
  const { id } = await loadText(center.database, WRONG);
  const next = await replace(id, RIGHT);
  expect([statusOf(id), statusOf(next)]).toEqual(['undone', 'loaded']);
  expect(center.database.connection.prepare('SELECT contact_key, talk_ms FROM legs ORDER BY 1').all()).toEqual([
    { contact_key: 'C1', talk_ms: 60_000 },
    { contact_key: 'C3', talk_ms: 120_000 },
  ]);
  expect((await open(next)).summary).toMatchObject({ replacesId: id, replacedById: null });
  expect((await open(id)).summary).toMatchObject({ replacesId: null, replacedById: next });
  const { imports } = await listRoute.loader(args(await signedInRequest(center.admin, '/imports')));
  expect(imports.map(({ id, replacesId }) => [id, replacesId])).toEqual([
    [next, id],
    [id, null],
  ]);
});

test('the figures after replacing are those of the corrected file alone', async () => {
  const { id } = await loadText(center.database, WRONG);
  const next = await replace(id, RIGHT);
  const replaced = allFacts(center.database);
  await act(next, 'undo');
  await loadText(center.database, RIGHT);
  expect(allFacts(center.database)).toEqual(replaced);
});

test('where the corrected file fails, the import that it was to replace stays as it is', async () => {
  const { id } = await loadText(center.database, WRONG);
  const before = allFacts(center.database);
  center.database.connection.exec(`CREATE TRIGGER full BEFORE INSERT ON legs WHEN NEW.contact_key = 'C3'
    BEGIN SELECT RAISE(ABORT, 'no more'); END`);
  const next = await replace(id, RIGHT);
  expect([statusOf(id), statusOf(next)]).toEqual(['loaded', 'failed']);
  expect(allFacts(center.database)).toEqual(before);
  expect((await open(id)).summary.replacedById).toBeNull();
});

test('an import that another file is about to replace cannot be replaced twice', async () => {
  const { id } = await loadText(center.database, WRONG);
  const next = await queueText(center.database, RIGHT);
  center.database.connection.prepare('UPDATE imports SET replaces_id = ? WHERE id = ?').run(id, next);
  const file = `${one('SELECT file_hash FROM imports WHERE id = ?', id)}~calls.csv`;
  const request = await signedInRequest(center.admin, `/imports/${id}/replace`, formPost({ file, intent: 'replace' }));
  const refused = unwrap(await replaceRoute.action(args(request, { id: String(id) })));
  expect(refused).toMatchObject({
    status: 400,
    value: { refusal: expect.stringContaining(`Import ${next} is about to`) },
  });
  expect(one('SELECT COUNT(*) FROM imports')).toBe(2);
});

test('an import that is not loaded cannot be replaced', async () => {
  const { id } = await loadText(center.database, WRONG);
  await act(id, 'undo');
  const url = `/imports/${id}/replace`;
  const { replaced } = await replaceRoute.loader(args(await signedInRequest(center.admin, url), { id: String(id) }));
  expect(replaced.refusal).toContain('Only a loaded import can be replaced');
  const request = await signedInRequest(center.admin, url, formPost({ intent: 'replace' }));
  const result = await replaceRoute.action(args(request, { id: String(id) }));
  expect(unwrap(result)).toMatchObject({ status: 400 });
});
