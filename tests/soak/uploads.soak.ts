import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { type Peak, sizeOf, startWatchedServer, watch } from './watched-server';

const MOST_MEGABYTES = 700;
const MOST_SECONDS = 60;

let server: Awaited<ReturnType<typeof startWatchedServer>>;
beforeEach(async () => {
  server = await startWatchedServer();
});
afterEach(() => server.stop());

interface Answer {
  status: number;
  retryAfter: string | null;
  seconds: number;
  importId?: number;
}

async function send(body: string | Buffer<ArrayBuffer>, name: string, type = 'text/csv'): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${server.url}/api/imports?name=${name}`, {
    method: 'POST',
    body,
    headers: { ...server.headers, 'Content-Type': type },
    signal: AbortSignal.timeout(MOST_SECONDS * 1000),
  });
  const json = (await response.json()) as { imports?: { id: number }[] };
  return {
    status: response.status,
    retryAfter: response.headers.get('Retry-After'),
    seconds: (performance.now() - begun) / 1000,
    importId: json.imports?.[0]?.id,
  };
}

/** As a program does that heeds Retry-After. */
async function sendUntilTaken(body: string, name: string, answers: Answer[]): Promise<number> {
  for (;;) {
    const answer = await send(body, name);
    answers.push(answer);
    if (answer.importId !== undefined) return answer.importId;
    await sleep(1000 * Number(answer.retryAfter ?? 1));
  }
}

async function statusOf(id: number): Promise<string> {
  const answer = await fetch(`${server.url}/api/imports/${id}`, { headers: server.headers });
  return ((await answer.json()) as { status: string }).status;
}

async function untilLoaded(id: number): Promise<void> {
  for (;;) {
    const status = await statusOf(id);
    if (status === 'loaded') return;
    if (!['queued', 'loading'].includes(status)) throw new Error(`Import ${id} is ${status}.`);
    await sleep(250);
  }
}

function expectBounded(peak: Peak, before: Peak): void {
  console.info(JSON.stringify({ before, peak }));
  expect(peak.megabytes).toBeLessThan(MOST_MEGABYTES);
  // Node has about ten of its own; each of ours brings none but itself.
  expect(peak.threads).toBeLessThan(before.threads + 8);
}

const smallFile = (index: number) =>
  callLog(Array.from({ length: 20 }, (_, row) => ({ id: `U${index}-${row}`, agent: `Agent ${row}` })));

test('200 small uploads at once are all answered in time and at last all loaded, on few threads and below 700 MB', async () => {
  const before = sizeOf(server);
  const stopWatching = watch(server);
  const answers: Answer[] = [];
  const ids = await Promise.all(
    Array.from({ length: 200 }, (_, index) => sendUntilTaken(smallFile(index), `calls-${index}.csv`, answers)),
  );
  const refused = answers.filter(({ importId }) => importId === undefined);
  for (const { status, retryAfter } of refused) {
    expect([429, 503]).toContain(status);
    expect(Number(retryAfter)).toBeGreaterThan(0);
  }
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) await untilLoaded(id);
  console.info(`${refused.length} refused, slowest ${Math.max(...answers.map(({ seconds }) => seconds)).toFixed(1)} s`);
  expectBounded(stopWatching(), before);
});

/** Zeros pack a thousand times. */
const bomb = () => makeZip([{ name: 'zeros.csv', content: Buffer.alloc(60_000_000) }]);

test('large files, archives that are bombs and senders who break off, all at once: below 700 MB, and idle threads end', async () => {
  const before = sizeOf(server);
  const stopWatching = watch(server);
  const answers: Answer[] = [];
  const large = Array.from({ length: 12 }, (_, index) =>
    callLog(Array.from({ length: 60_000 }, (_, row) => ({ id: `L${index}-${row}`, agent: `Agent ${row % 300}` }))),
  );
  const breakOff = async (index: number) => {
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 200 + 20 * index);
    const init = { method: 'POST', body: large[index % large.length], signal: gone.signal };
    const headers = { ...server.headers, 'Content-Type': 'text/csv' };
    await fetch(`${server.url}/api/imports?name=broken.csv`, { ...init, headers }).catch(() => undefined);
  };
  const packed = bomb();
  const [ids, bombs] = await Promise.all([
    Promise.all(large.map((body, index) => sendUntilTaken(body, `large-${index}.csv`, answers))),
    Promise.all(Array.from({ length: 12 }, () => send(packed, 'bomb.zip', 'application/zip'))),
    Promise.all(Array.from({ length: 60 }, (_, index) => breakOff(index))),
  ]);
  for (const { status } of bombs) expect([413, 422, 429, 503]).toContain(status);
  for (const id of new Set(ids)) await untilLoaded(id);
  expectBounded(stopWatching(), before);
  const calm = await fetch(`${server.url}/healthz`);
  expect(await calm.json()).toEqual({ status: 'ok' });
  await vi.waitFor(() => expect(sizeOf(server).threads).toBeLessThanOrEqual(before.threads + 1), {
    timeout: 150_000,
    interval: 1000,
  });
});
