import { statfsSync } from 'node:fs';
import { request as open } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';

const center = centerForEachTest();
let server: Awaited<ReturnType<typeof startApiServer>>;
let token: string;
beforeEach(async () => {
  server = await startApiServer();
  token = await makeToken(center.admin, 'imports:write', 'imports:read');
});
afterEach(() => server.stop());

const MOST_OF_ONE = 12 + 24;

interface Answer {
  status?: number;
  retryAfter?: string;
  body: string;
}

/** Begins an upload whose body never ends; what it is answered, and what breaks it off. */
function beginUpload(by = token, headers: Record<string, string> = {}) {
  const request = open(`${server.url}/api/imports?name=slow.csv`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${by}`, 'Content-Type': 'text/csv', ...headers },
  });
  const answer = new Promise<Answer>((resolve) => {
    request.on('response', (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      const end = () => resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], body });
      response.on('end', end).on('error', end);
    });
    request.on('error', () => resolve({ body: '' }));
  });
  request.write('Call Id,Agent\n');
  return { answer, breakOff: () => request.destroy() };
}

const send = (by: string, id: string) =>
  fetch(`${server.url}/api/imports?name=calls.csv`, {
    method: 'POST',
    body: callLog([{ id }]),
    headers: { Authorization: `Bearer ${by}`, 'Content-Type': 'text/csv' },
  });

test('one sender of slow uploads is told to wait before the body is taken, and takes nobody else’s place', async () => {
  const slow = Array.from({ length: MOST_OF_ONE }, () => beginUpload());
  const answered = vi.fn();
  for (const { answer } of slow) void answer.then(answered);
  const beyond = await vi.waitFor(async () => {
    const answer = await Promise.race([
      beginUpload().answer,
      new Promise<null>((resolve) => setTimeout(resolve, 4000, null)),
    ]);
    if (answer === null) throw new Error('It was let in.');
    return answer;
  }, 20_000);
  expect(beyond).toMatchObject({ status: 503, retryAfter: '5' });
  expect(JSON.parse(beyond.body).error).toEqual({
    code: 'too_busy',
    message: 'Too many requests at once. Nothing was changed.',
    advice: 'Wait a few seconds, then try again.',
  });
  const other = await makeToken(center.admin, 'imports:write');
  expect((await send(other, 'C1')).status).toBe(202);
  for (const { breakOff } of slow) breakOff();
  await vi.waitFor(async () => expect((await send(token, 'C2')).status).toBe(202), 20_000);
  await importsQueue().whenFinished(1);
  await importsQueue().whenFinished(2);
  expect(center.database.connection.prepare('SELECT COUNT(*) FROM legs').pluck().get()).toBe(2);
});

test('an upload for which the disk has no room is refused before its body is taken', async () => {
  const { bavail, bsize } = statfsSync(center.folder);
  const { answer, breakOff } = beginUpload(token, { 'Content-Length': String(bavail * bsize + 2 ** 30) });
  process.env.IMPORT_MAX_MB = '1000000000';
  const { status, body } = await answer;
  delete process.env.IMPORT_MAX_MB;
  breakOff();
  expect([status, JSON.parse(body).error.code]).toEqual([507, 'disk_full']);
});
