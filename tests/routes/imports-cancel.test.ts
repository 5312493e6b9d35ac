import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import { makeUser } from '../factories';
import { args, formPost, responseOf, signedInRequest, unwrap } from './harness';
import { begin, CALLS, database, load, one, open, ops, send } from './imports-desk';
import { holdByLoad } from './load-on-hold';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

const cancelRequest = (id: number) => signedInRequest(ops, `/imports/${id}`, formPost({ intent: 'cancel' }));

const change = async (id: number, intent: string, user = ops) =>
  unwrap(
    await oneRoute
      .action(args(await signedInRequest(user, `/imports/${id}`, formPost({ intent })), { id: String(id) }))
      .catch((response: unknown) => response),
  );

test('a load that waits is cancelled with one click, though another one is writing, and it is run again', async () => {
  const held = await holdByLoad(database);
  const id = await begin('b.csv', 20);
  const click = () =>
    cancelRequest(id).then((request) => responseOf(() => oneRoute.action(args(request, { id: String(id) }))));
  expect([(await click()).status, (await click()).status]).toEqual([302, 302]);
  expect(importsQueue().progressOf(id)).toMatchObject({ phase: 'waiting', isCancelling: true });
  await held.letGo();
  await importsQueue().whenFinished(id);
  expect(one('SELECT status FROM imports WHERE id = ?', id)).toBe('cancelled');
  expect(await change(id, 'cancel')).toMatchObject({
    status: 400,
    value: { refusal: 'This load was already canceled. Nothing was loaded.' },
  });
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'cancel' AND thing_id = ?`, String(id))).toBe(ops.id);
  await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'again' }), { id: String(id) });
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 20 } });
});

test('a cancel that comes just after the end changes nothing and says so', async () => {
  const id = await load({ 'a.csv': CALLS });
  expect(await change(id, 'cancel')).toMatchObject({
    status: 400,
    value: { refusal: expect.stringContaining('had already ended, so its rows count') },
  });
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 3 } });
});

test('who may only read imports cannot cancel one', async () => {
  const leader = await makeUser(database.db, { role: 'leader' });
  const id = await begin('a.csv', 20);
  const params = { id: String(id) };
  expect((await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'cancel' }), params, leader)).status).toBe(
    403,
  );
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary.status).toBe('loaded');
});
