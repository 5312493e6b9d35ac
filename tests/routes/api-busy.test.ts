import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { letTimeFly } from '../flying-clock';
import { callLog, queueText } from '../importers/load-helpers';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';

/** Its load fails at once, without waiting for whoever writes. */
const NO_IMPORT = 999;
const center = centerForEachTest();
let server: Awaited<ReturnType<typeof startApiServer>>;
let other: OpenDatabase;
let headers: Record<string, string>;

/** Another program writes for as long as each test lasts, as a load does. */
beforeEach(async () => {
  server = await startApiServer();
  headers = { Authorization: `Bearer ${await makeToken(center.admin, 'imports:write', 'imports:read')}` };
  other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
});
afterEach(async () => {
  vi.useRealTimers();
  other.connection.exec('ROLLBACK');
  await other.close();
  await server.stop();
});

test('whoever asks while a load writes is answered at once, by a token that was not used for long too', async () => {
  const asked = await Promise.race([fetch(`${server.url}/api/imports/1`, { headers }), sleep(3000)]);
  expect(asked).toMatchObject({ status: 404 });
});

test('a file is taken in at once though a load writes, and asked for at its address', async () => {
  const init = { method: 'POST', body: callLog([{ id: 'C1' }]), headers: { ...headers, 'Content-Type': 'text/csv' } };
  const sent = await fetch(`${server.url}/api/imports?name=calls.csv`, init);
  expect(sent.status).toBe(202);
  const asked = await fetch(server.url + sent.headers.get('Location'), { headers });
  expect(await asked.json()).toMatchObject({ file: 'calls.csv', status: 'queued' });
  other.connection.exec('ROLLBACK; BEGIN');
  await importsQueue().whenFinished(Number(sent.headers.get('Location')!.split('/').at(-1)));
});

test('how loads ended is written down once another program has ended writing, however long that takes', async () => {
  other.connection.exec('ROLLBACK');
  const id = await queueText(center.database, callLog([{ id: 'C1' }]));
  other.connection.exec('BEGIN IMMEDIATE');
  const land = letTimeFly();
  const queue = importsQueue();
  const isOver = vi.fn();
  queue.add({ kind: 'load', importId: NO_IMPORT });
  queue.add({ kind: 'load', importId: id });
  queue.cancel(id, null);
  void queue.whenFinished(NO_IMPORT).then(isOver);
  await sleep(2_000);
  expect(isOver).not.toHaveBeenCalled();
  other.connection.exec('ROLLBACK; BEGIN');
  await queue.whenFinished(id);
  land();
  const status = center.database.connection.prepare('SELECT status FROM imports').pluck().get();
  expect(status).toBe('cancelled');
}, 20_000);
