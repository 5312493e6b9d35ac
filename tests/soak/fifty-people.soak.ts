import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { percentile } from '../bench/percentile';
import { AS_OF, KEPT, loadDemo } from '../browser/demo-data';
import { type RunningServer, startServer } from '../server';

const PEOPLE = 50;
const MINUTES = 5;
/** How long somebody looks at a page before they open the next, on average. */
const LOOKING_MS = 5_000;
const WARM_UP_MS = 60_000;
const SLOWEST_MS = 500;
/** Of what is left when garbage has been collected, between two minutes and the end: what is kept must have an end. */
const MOST_GROWTH = 1.1;
const KEPT_BY_MS = 120_000;
const MOST_MEMORY_MB = 700;

interface OpenedPage {
  at: number;
  ms: number;
  path: string;
}

let server: RunningServer;
let folder: string;

beforeAll(async () => {
  loadDemo();
  folder = mkdtempSync(join(tmpdir(), 'fairlead-soak-'));
  cpSync(KEPT, folder, { recursive: true, filter: (path) => basename(path) !== 'exports' });
  const env = {
    DATABASE_URL: `file:${join(folder, 'fairlead.db')}`,
    AS_OF,
    FAIRLEAD_DEMO: '1',
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: `--import ${new URL('live-memory.mjs', import.meta.url)}`,
    LIVE_MEMORY: join(folder, 'live-memory'),
  };
  server = await startServer('scripts/serve.mjs', env);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in by one of the demo's doors, as a browser does. */
async function signIn(account: string): Promise<{ cookie: string; home: string }> {
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account }),
    headers: { Origin: server.url },
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  expect(answer.status).toBe(302);
  return { cookie: cookies.join('; '), home: answer.headers.get('Location') ?? '/' };
}

const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)]
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => !/sign-out|\.csv|file=|tables=/.test(href));

/** Opens page after page by the links that it finds, as somebody does who looks around, and notes how long each took. */
async function lookAround(account: string, until: number, opened: OpenedPage[]): Promise<void> {
  const { cookie, home } = await signIn(account);
  let path = home;
  let choice = opened.length;
  while (Date.now() < until) {
    const begun = performance.now();
    const answer = await fetch(server.url + path, { headers: { Cookie: cookie } });
    const html = await answer.text();
    opened.push({ at: Date.now(), ms: performance.now() - begun, path });
    expect([path, answer.status]).toEqual([path, 200]);
    const links = linksOf(html);
    choice = (choice * 31 + 7) % 1009;
    path = links[choice % links.length] ?? home;
    await sleep(LOOKING_MS * (0.5 + (choice % 100) / 100));
  }
}

/** What a process holds in memory now, in MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** What the server keeps, in MB, when its garbage has been collected. */
async function keptMemory(): Promise<number> {
  process.kill(server.pid, 'SIGUSR2');
  await sleep(3_000);
  return Number(readFileSync(join(folder, 'live-memory'), 'utf8'));
}

test(`${PEOPLE} people look around for ${MINUTES} minutes: pages stay quick and memory flat`, async () => {
  const doors = await (await fetch(`${server.url}/sign-in`)).text();
  const accounts = [...doors.matchAll(/name="account" value="(\d+)"/g)].map(([, id]) => id!);
  expect(accounts.length).toBeGreaterThan(3);
  const begun = Date.now();
  const until = begun + MINUTES * 60_000;
  const opened: OpenedPage[] = [];
  const memory: { at: number; mb: number }[] = [];
  const watch = setInterval(() => memory.push({ at: Date.now(), mb: memoryOf(server.pid) }), 2_000);
  const people = Array.from({ length: PEOPLE }, async (_, index) => {
    // They come one after the other, over the warm-up's first half.
    await sleep((index * WARM_UP_MS) / 2 / PEOPLE);
    await lookAround(accounts[index % accounts.length]!, until, opened);
  });
  await sleep(KEPT_BY_MS);
  const keptEarly = await keptMemory();
  await Promise.all(people);
  const keptLate = await keptMemory();
  clearInterval(watch);
  const isWarm = ({ at }: { at: number }) => at > begun + WARM_UP_MS;
  const times = opened.filter(isWarm).map(({ ms }) => ms);
  const most = Math.max(...memory.map(({ mb }) => mb));
  const slowest = opened.filter(isWarm).sort((one, other) => other.ms - one.ms);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [number, number, number];
  console.info(
    [
      `${times.length} pages: median ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
      `memory: ${keptEarly.toFixed(0)} MB kept after two minutes, ${keptLate.toFixed(0)} MB at the end; at most ${most.toFixed(0)} MB held`,
      ...slowest.slice(0, 8).map(({ ms, path }) => `  slowest: ${ms.toFixed(0)} ms ${path}`),
    ].join('\n'),
  );
  expect(times.length).toBeGreaterThan(PEOPLE * 20);
  expect(p99).toBeLessThan(SLOWEST_MS);
  expect(keptLate / keptEarly).toBeLessThan(MOST_GROWTH);
  expect(most).toBeLessThan(MOST_MEMORY_MB);
});
