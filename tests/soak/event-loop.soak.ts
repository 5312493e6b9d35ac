import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser } from '~/features/access/create-user.server';
import { createToken } from '~/features/access/manage-tokens.server';
import { openBenchCenter } from '../bench/bench-center';
import { percentile } from '../bench/percentile';
import { makeUser } from '../factories';
import { callLog } from '../importers/load-helpers';
import { type RunningServer, startServer } from '../server';
import { sizeOf, watch } from './watched-server';

const AS_OF = '2026-09-21';
const LEGS = 1_000_000;
const LOADED_ROWS = 150_000;
const SAVES = 10;
const PASSWORD = 'violet kettle on the roof';
/** What a monitor, and so anybody, may wait for an answer while all of this goes on, at the 99th percentile. */
const SLOWEST_MS = 100;
const IDLE_MS = 20_000;
/** Of memory, whatever comes. A download of 200 MB held in it would show. */
const MOST_MB = 700;

let folder: string;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-event-loop-'));
  const path = join(folder, 'fairlead.db');
  process.env.DATABASE_URL = `file:${path}`;
  const center = await openBenchCenter(path, { legs: LEGS, asOf: AS_OF });
  globalThis.fairleadDatabase = Promise.resolve(center);
  await createUser(center.db, { email: 'lee@example.com', name: 'Lee', password: PASSWORD, role: 'leader' });
  const admin = await makeUser(center.db, { role: 'admin' });
  const made = await createToken(admin, { name: 'loads', scope: ['imports:write', 'imports:read'] });
  if ('token' in made) ({ token } = made);
  globalThis.fairleadDatabase = undefined;
  await center.close();
  const env = { DATABASE_URL: `file:${path}`, AS_OF, LOG_LEVEL: 'warn' };
  server = await startServer('scripts/serve.mjs', env);
}, 600_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  delete process.env.DATABASE_URL;
});

async function signIn(): Promise<{ Cookie: string }> {
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: 'lee@example.com', password: PASSWORD }),
    headers: { Origin: server.url },
  });
  expect(answer.status).toBe(302);
  return {
    Cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  };
}

/** Asks /healthz a hundred times a second and gives how long each took, until that is enough. */
async function probe(isEnough: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isEnough()) {
    const begun = performance.now();
    const answer = await fetch(`${server.url}/healthz`);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
    expect(answer.status).toBe(200);
    await sleep(10);
  }
  return times;
}

const tell = (times: readonly number[]) =>
  `median ${percentile(times, 0.5).toFixed(1)} ms, 99th percentile ${percentile(times, 0.99).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms of ${times.length}`;

/** A whole file, row by row, and how many lines it has. */
async function download(headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${server.url}/contacts.csv?metric=contacts_handled&from=2020-01-01`, { headers });
  expect(answer.status).toBe(200);
  let lines = 0;
  for await (const piece of Readable.fromWeb(answer.body as WebStream<Uint8Array>) as AsyncIterable<Uint8Array>)
    for (const byte of piece) if (byte === 10) lines += 1;
  return lines;
}

const askOfImports = { Authorization: '' };
async function send(): Promise<string> {
  const body = callLog(Array.from({ length: LOADED_ROWS }, (_, index) => ({ id: `N${index}` })));
  const headers = { ...askOfImports, 'Content-Type': 'text/csv' };
  const answer = await fetch(`${server.url}/api/imports?name=calls.csv`, { method: 'POST', body, headers });
  expect(answer.status).toBe(202);
  return answer.headers.get('Location')!;
}
const stateOf = async (address: string) =>
  (await (await fetch(server.url + address, { headers: askOfImports })).json()) as {
    status: string;
    isFinished: boolean;
    progress: { phase: string } | null;
  };

async function save(headers: Record<string, string>, index: number): Promise<number> {
  const fields = { kind: 'training', title: `Training ${index}`, about: 'team-1', onDate: '2026-09-01', untilDate: '' };
  const answer = await fetch(`${server.url}/events/new`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...headers, Origin: server.url },
  });
  await answer.arrayBuffer();
  return answer.status;
}

test('a million rows are downloaded, a file is loaded, the center is judged and ten forms wait, and nobody waits a tenth of a second', async () => {
  askOfImports.Authorization = `Bearer ${token}`;
  const headers = await signIn();
  const until = Date.now() + IDLE_MS;
  const idle = await probe(() => Date.now() > until);
  const before = sizeOf(server).megabytes;
  const ended = watch(server);

  let isOver = false;
  const meanwhile = probe(() => isOver);
  const begun = Date.now();
  const all = Promise.all([download(headers), fetch(`${server.url}/`, { headers }).then((answer) => answer.text())]);
  const address = await send();
  // The forms are sent once the load has the right to write, and wait for it.
  while ((await stateOf(address)).progress?.phase !== 'reading') await sleep(50);
  const saved = Promise.all(Array.from({ length: SAVES }, (_, index) => save(headers, index)));
  const [lines, todayPage] = await all;
  const downloadedMs = Date.now() - begun;
  const statuses = await saved;
  while (!(await stateOf(address)).isFinished) await sleep(200);
  isOver = true;
  const busy = await meanwhile;
  const peak = ended();

  console.info(
    `/healthz idle: ${tell(idle)}\n/healthz meanwhile: ${tell(busy)}\n` +
      `${lines} lines in ${(downloadedMs / 1000).toFixed(1)} s; memory ${before.toFixed(0)} MB before, at most ${peak.megabytes.toFixed(0)} MB on ${peak.threads} threads`,
  );
  expect(lines).toBe(LEGS + 1);
  expect(todayPage).toContain('</html>');
  expect(statuses).toEqual(Array(SAVES).fill(302));
  expect((await stateOf(address)).status).toBe('loaded');
  expect(peak.megabytes).toBeLessThan(MOST_MB);
  expect(percentile(busy, 0.99)).toBeLessThan(SLOWEST_MS);
});
