import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AS_OF, KEPT, loadDemo } from '../browser/demo-data';
import { type RunningServer, startServer } from '../server';

const PAGES = 100;
/** What a monitor, and so anybody else, may wait meanwhile. */
const SLOWEST_MS = 1_000;

let server: RunningServer;
let folder: string;
let cookie: string;

beforeAll(async () => {
  loadDemo();
  folder = mkdtempSync(join(tmpdir(), 'fairlead-one-'));
  cpSync(KEPT, folder, { recursive: true, filter: (path) => basename(path) !== 'exports' });
  const env = { DATABASE_URL: `file:${join(folder, 'fairlead.db')}`, AS_OF, FAIRLEAD_DEMO: '1', LOG_LEVEL: 'warn' };
  server = await startServer('scripts/serve.mjs', env);
  const doors = await (await fetch(`${server.url}/sign-in`)).text();
  const account = /name="account" value="(\d+)"/.exec(doors)![1]!;
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account }),
    headers: { Origin: server.url },
  });
  cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  expect((await open()).status).toBe(200);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (signal?: AbortSignal) => fetch(`${server.url}/goals`, { headers: { Cookie: cookie }, signal });

/** The slowest answer of /healthz, asked again and again until the work is done. */
async function slowestMeanwhile(work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  let slowest = 0;
  while (!isOver) {
    const begun = performance.now();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - begun);
    await sleep(20);
  }
  await over;
  return slowest;
}

test('a hundred pages of one account at once keep nobody else waiting for a second', async () => {
  const statuses: number[] = [];
  const begun = performance.now();
  const slowest = await slowestMeanwhile(
    Promise.all(
      Array.from({ length: PAGES }, async () => {
        const answer = await open();
        await answer.text();
        statuses.push(answer.status);
      }),
    ),
  );
  const served = statuses.filter((status) => status === 200).length;
  console.info(
    `/healthz at most ${slowest.toFixed(0)} ms; ${served} served in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  );
  expect(slowest).toBeLessThan(SLOWEST_MS);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(served).toBeGreaterThanOrEqual(46);
});

test('pages whose reader has left are not worked out: the next reader comes soon', async () => {
  const gone = new AbortController();
  const left = Promise.allSettled(Array.from({ length: PAGES }, () => open(gone.signal)));
  await sleep(300);
  gone.abort();
  await left;
  const begun = performance.now();
  expect((await open()).status).toBe(200);
  const ms = performance.now() - begun;
  console.info(`the next reader waited ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(3_000);
});
