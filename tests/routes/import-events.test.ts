import { closeAccount } from 'db/queries/close-account';
import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { loader } from '~/routes/imports.$id.events';
import { args, signedInRequest } from './harness';
import { holdByLoad } from './load-on-hold';
import { database, deskForEachTest, ops } from './ops-desk';

deskForEachTest();

const MOST_OF_ONE = 12;

async function listen(id: number, signal?: AbortSignal): Promise<Response> {
  const request = await signedInRequest(ops, `/imports/${id}/events`, { signal });
  return loader(args(request, { id: String(id) }));
}

/** All that a stream says until it ends. */
const textOf = (response: Response) => response.text();

test('one account has so many streams open; whoever asks for more is told when to come again, and a closed one makes room', async () => {
  const { id, letGo } = await holdByLoad(database);
  const gone = new AbortController();
  const open = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(id, gone.signal)));
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
  const refused = await listen(id);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10']);
  gone.abort();
  const next = await listen(id);
  expect(next.status).toBe(200);
  await letGo();
  expect(await textOf(next)).toMatch(/event: finished/);
  // Each of them has ended, too.
  expect(
    (await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(id)))).map(({ status }) => status),
  ).toEqual(open.map(() => 200));
});

test('whose account is closed hears no more of a load that goes on', async () => {
  const { id, letGo } = await holdByLoad(database);
  const stream = await listen(id);
  const begun = performance.now();
  await closeAccount(database, { id: ops.id, closerId: ops.id, mayClose: () => true });
  expect(await textOf(stream)).not.toMatch(/event: finished/);
  expect(performance.now() - begun).toBeLessThan(12_000);
  await letGo();
}, 60_000);

test('whoever takes nothing is kept the latest step alone, however many there were', async () => {
  const { id, letGo } = await holdByLoad(database);
  const stream = await listen(id);
  const steps = new Set<unknown>();
  importsQueue().listen(id, (progress) => steps.add(progress));
  for (let index = 0; index < 500; index += 1) importsQueue().cancel(id, ops.id);
  await letGo();
  const text = await textOf(stream);
  expect(text.match(/event: progress/g)!.length).toBeLessThan(5);
  expect(text).toMatch(/event: finished\ndata: \{\}\n\n$/);
});
