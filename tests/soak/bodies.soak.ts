import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callLog } from '../importers/load-helpers';
import { sendRaw } from '../server/site-server';
import { startWatchedServer, watch } from './watched-server';

const MOST_MEGABYTES = 700;
/** Hundreds of answers at once take their time; on two processors that nobody else uses it is a tenth of this. */
const SLOWEST_MEANWHILE_MS = 15_000;

let server: Awaited<ReturnType<typeof startWatchedServer>>;
let port: number;
beforeEach(async () => {
  server = await startWatchedServer();
  port = Number(new URL(server.url).port);
});
afterEach(() => server.stop());

const MULTIPART = 'Content-Type: multipart/form-data; boundary=b';
const PART = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n';
const MEGABYTE = Buffer.alloc(1 << 20, 'x');

/** What others meet while somebody attacks: the slowest answer to one who opens the sign-in page again and again. */
async function meanwhile<Result>(attack: Promise<Result>) {
  const stopWatching = watch(server);
  let isOver = false;
  let slowestMs = 0;
  const visits = (async () => {
    while (!isOver) {
      const begun = performance.now();
      const answer = await fetch(`${server.url}/sign-in`, { signal: AbortSignal.timeout(30_000) });
      expect(answer.status).toBe(200);
      await answer.text();
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      await sleep(100);
    }
  })();
  const over = attack.finally(() => {
    isOver = true;
  });
  const [result] = await Promise.all([over, visits]);
  const peak = stopWatching();
  console.info(JSON.stringify({ ...peak, slowestMs: Math.round(slowestMs) }));
  expect(peak.megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(slowestMs).toBeLessThan(SLOWEST_MEANWHILE_MS);
  return result;
}

const flood = (path: string, head: readonly string[], frame: (piece: Buffer) => Buffer[]) =>
  sendRaw({
    port,
    head: [`POST ${path} HTTP/1.1`, MULTIPART, ...head],
    body: (sent) => (sent === 0 ? PART : sent <= 700 ? Buffer.concat(frame(MEGABYTE)) : null),
    patienceMs: 30_000,
  });

test('six anonymous bodies of 700 MB at each address are refused at once, and others are answered', async () => {
  for (const path of ['/sign-in', '/imports/new', '/api/imports', '/nowhere']) {
    const declared = Array.from({ length: 6 }, () => flood(path, [`Content-Length: ${701 << 20}`], (piece) => [piece]));
    const chunked = Array.from({ length: 6 }, () =>
      sendRaw({
        port,
        head: [`POST ${path} HTTP/1.1`, MULTIPART, 'Transfer-Encoding: chunked'],
        body: (sent) => (sent < 700 ? Buffer.concat([Buffer.from('100000\r\n'), MEGABYTE, Buffer.from('\r\n')]) : null),
        patienceMs: 30_000,
      }),
    );
    for (const answer of await meanwhile(Promise.all([...declared, ...chunked]))) {
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status >= 300 && status < 500)]);
      expect(answer.closedMs).toBeLessThan(10_000);
    }
  }
});

test('three hundred forms that trickle are all given up after thirty seconds, and others are answered', async () => {
  const trickle = async () => {
    const socket: Socket = connect(port, '127.0.0.1');
    const begun = performance.now();
    let text = '';
    socket.on('error', () => undefined).on('data', (chunk) => (text += chunk));
    const head = [
      'POST /sign-in HTTP/1.1',
      `Host: localhost:${port}`,
      'Content-Type: application/x-www-form-urlencoded',
    ];
    socket.write(`${[...head, 'Content-Length: 19000'].join('\r\n')}\r\n\r\n`);
    const timer = setInterval(() => socket.write('x'.repeat(100)), 500);
    await new Promise((resolve) => socket.on('close', resolve));
    clearInterval(timer);
    return { status: Number(text.split(' ')[1]), seconds: (performance.now() - begun) / 1000 };
  };
  const ended = await meanwhile(Promise.all(Array.from({ length: 300 }, trickle)));
  for (const { status, seconds } of ended) {
    expect(status).toBe(408);
    expect(seconds).toBeGreaterThan(29);
    expect(seconds).toBeLessThan(60);
  }
});

test('two hundred forms of nearly a megabyte at once are answered, within memory', async () => {
  const head = [
    'POST /sign-in HTTP/1.1',
    'Content-Type: application/x-www-form-urlencoded',
    'Transfer-Encoding: chunked',
  ];
  const body = (sent: number) => (sent < 15 ? `fa00\r\n${'x'.repeat(64_000)}\r\n` : sent === 15 ? '0\r\n\r\n' : null);
  const all = Array.from({ length: 200 }, () => sendRaw({ port, head, body, patienceMs: 60_000 }));
  for (const answer of await meanwhile(Promise.all(all))) expect(answer.status).toBe(413);
});

/** Sends a file at so many bytes a second; what was answered, and when the connection was closed or the answer was there. */
async function sendSlowly(file: Buffer, bytesPerSecond: number) {
  const begun = performance.now();
  const answer = await sendRaw({
    port,
    head: [
      'POST /api/imports?name=calls.csv HTTP/1.1',
      `Authorization: ${server.headers.Authorization}`,
      'Content-Type: text/csv',
      `Content-Length: ${file.length}`,
      'Connection: close',
    ],
    everyMs: 1_000,
    body: (sent) =>
      sent * bytesPerSecond < file.length ? file.subarray(sent * bytesPerSecond, (sent + 1) * bytesPerSecond) : null,
    patienceMs: 200_000,
  });
  return { status: answer.status, seconds: (performance.now() - begun) / 1_000 };
}

test('a file that hardly comes is given up after a minute and leaves nothing behind; one that comes slowly is taken', async () => {
  const calls = callLog(Array.from({ length: 2_000 }, (_, at) => ({ id: `C${at}` })));
  const [hardly, slowly] = await meanwhile(
    Promise.all([sendSlowly(Buffer.from(calls), 100), sendSlowly(Buffer.from(calls.slice(0, 120_000)), 1_500)]),
  );
  expect(hardly.status).toBe(408);
  expect(hardly.seconds).toBeGreaterThan(55);
  expect(hardly.seconds).toBeLessThan(90);
  expect(slowly.status).toBe(202);
  expect(readdirSync(join(server.folder, 'uploads'))).toHaveLength(1);
});
