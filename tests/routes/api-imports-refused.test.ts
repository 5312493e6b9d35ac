import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeZip } from '../importers/make-zip';
import { makeToken } from './api-center';
import {
  ask,
  askedCenterForEachTest,
  bearer,
  CALLS,
  center,
  keptFiles,
  one,
  sendForm,
  sendRaw,
  server,
  token,
} from './api-imports-center';

askedCenterForEachTest();

test.each([
  ['an unknown layout', 'dish,price\nsoup,4\n', 'unknown_layout'],
  ['an empty file', '', 'empty_file'],
  ['a locked archive', makeZip([{ name: 'a.csv', content: 'x', isEncrypted: true }]), 'encrypted_archive'],
])('%s answers 422 with what to do, and nothing stays', async (_, body, code) => {
  const sent = await sendRaw(body);
  expect(sent.status).toBe(422);
  expect(sent.json.error).toEqual({
    code,
    message: expect.stringMatching(/\.$/),
    advice: expect.stringMatching(/\.$/),
  });
  expect(keptFiles()).toEqual([]);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});

test('an unknown profile, zone or order is told', async () => {
  expect((await sendRaw(CALLS, '?profile=nonsense')).json.error.code).toBe('unknown_profile');
  expect((await sendRaw(CALLS, '?timeZone=Mars/Base')).json.error.code).toBe('unknown_time_zone');
  expect((await sendRaw(CALLS, '?dateOrder=dym')).json.error.code).toBe('unknown_date_order');
  expect(keptFiles()).toEqual([]);
});

test('whoever has no valid token gets 401, and one that may not do this 403', async () => {
  const reader = await makeToken(center.admin, 'imports:read');
  const post = (headers: Record<string, string>) =>
    ask('/api/imports', { method: 'POST', body: CALLS, headers: { 'Content-Type': 'text/csv', ...headers } });
  const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  for (const value of ['', 'nonsense', `fairlead_000000000000_${'x'.repeat(43)}`, wrong]) {
    const answer = await post(bearer(value));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
    expect(answer.json.error.code).toBe('no_valid_token');
  }
  const forbidden = await post(bearer(reader));
  expect(forbidden.status).toBe(403);
  expect(forbidden.json.error.message).toContain('imports:write');
  expect(keptFiles()).toEqual([]);
});

test('a body that is no file, another method and no such import are told as JSON', async () => {
  const type = 'application/x-www-form-urlencoded';
  expect(await sendRaw('a=1', '', type)).toMatchObject({ status: 415, json: { error: { code: 'wrong_type' } } });
  expect(await ask('/api/imports')).toMatchObject({ status: 405, json: { error: { code: 'wrong_method' } } });
  expect(await ask('/api/imports', { method: 'DELETE' })).toMatchObject({ status: 405 });
  expect(await ask('/api/imports/99')).toMatchObject({ status: 404, json: { error: { code: 'no_such_import' } } });
  expect(await ask('/api/imports/nonsense')).toMatchObject({ status: 404 });
  expect(await sendForm({})).toMatchObject({ status: 400 });
});

test('a file larger than is taken answers 413, whether or not it said so beforehand', async () => {
  process.env.IMPORT_MAX_MB = '1';
  try {
    const large = CALLS + 'x'.repeat(1 << 20);
    expect(await sendRaw(large)).toMatchObject({ status: 413, json: { error: { code: 'too_large' } } });
    expect(await sendForm({ 'large.csv': large })).toMatchObject({ status: 413 });
    expect(await sendRaw(makeZip([{ name: 'large.csv', content: large }]))).toMatchObject({ status: 422 });
    const pieces = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 20; piece += 1) controller.enqueue(new Uint8Array(100_000).fill(0x61));
        controller.close();
      },
    });
    const init = { method: 'POST', body: pieces, duplex: 'half', headers: { 'Content-Type': 'text/csv' } };
    // The server may answer and close before all is sent; then the sender sees a closed connection.
    const status = await ask('/api/imports', init as RequestInit).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect(keptFiles()).toEqual([]);
  } finally {
    delete process.env.IMPORT_MAX_MB;
  }
});

test.each([
  ['a raw body', 'text/csv', ''],
  [
    'a form',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="calls.csv"\r\n\r\n',
  ],
])('a connection that is cut in the middle of %s leaves nothing behind', async (_, type, start) => {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /api/imports HTTP/1.1',
    `Host: ${hostname}`,
    `Authorization: Bearer ${token}`,
    `Content-Type: ${type}`,
    'Content-Length: 500000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${start}${CALLS.repeat(300)}`);
  await expect.poll(() => keptFiles().length, { timeout: 10_000 }).toBe(1);
  socket.destroy();
  await expect.poll(keptFiles, { timeout: 10_000 }).toEqual([]);
  await sleep(50);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});
