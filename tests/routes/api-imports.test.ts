import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
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

const CALLS = callLog([{ id: 'C1' }, { id: 'C2', time: '10:00:00' }, { id: 'C3', time: '25:99:00' }]);
const bearer = (value = token) => ({ Authorization: `Bearer ${value}` });
const keptFiles = () => {
  const folder = join(center.folder, 'uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, { ...init, headers: { ...bearer(), ...init.headers } });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

const sendRaw = (body: string | Buffer<ArrayBuffer>, query = '?name=calls.csv', type = 'text/csv') =>
  ask(`/api/imports${query}`, { method: 'POST', body, headers: { 'Content-Type': type } });

function sendForm(files: Record<string, string | Buffer<ArrayBuffer>>, texts: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('file', new Blob([content]), name);
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  return ask('/api/imports', { method: 'POST', body });
}

async function finished(id: number) {
  await importsQueue().whenFinished(id);
  return (await ask(`/api/imports/${id}`)).json;
}

test('a raw body is loaded, and the answer leads to what became of every row', async () => {
  const sent = await sendRaw(CALLS);
  expect(sent.status).toBe(202);
  expect(sent.headers.get('Location')).toBe('/api/imports/1');
  expect(sent.json).toEqual({
    imports: [
      {
        id: 1,
        file: 'calls.csv',
        status: expect.stringMatching(/^(queued|loading)$/),
        isWaitingAlready: false,
        address: '/api/imports/1',
        page: '/imports/1',
      },
    ],
    refused: [],
  });
  const answer = await finished(1);
  expect(answer).toMatchObject({
    status: 'loaded',
    isFinished: true,
    takenFor: 'Call log',
    counts: { read: 3, inserted: 2, rejected: 1, updated: 0, unchanged: 0, skipped: 0, held: 0 },
    progress: null,
    reasons: [{ fate: 'rejected', rows: 1, examples: [{ line: 4, cell: expect.stringContaining('25:99') }] }],
    links: { page: '/imports/1', refusedRows: '/api/imports/1/rejected.csv' },
  });
  expect(one('SELECT COUNT(*) FROM legs')).toBe(2);
  expect(one('SELECT arrived_by FROM imports')).toBe('api');
  const refused = await ask(answer.links.refusedRows);
  expect(refused.text).toContain('C3');
  expect(refused.text).not.toContain('C1');
});

test('a form of several files becomes an import each, with the time zone that it names', async () => {
  const sent = await sendForm(
    { 'a.csv': callLog([{ id: 'A1' }]), 'b.csv': callLog([{ id: 'B1' }]) },
    { timeZone: 'America/New_York' },
  );
  expect(sent.json.imports.map(({ file }: { file: string }) => file)).toEqual(['a.csv', 'b.csv']);
  for (const { id } of sent.json.imports) await finished(id);
  expect(one('SELECT COUNT(*) FROM imports WHERE status = ?', 'loaded')).toBe(2);
  expect(one('SELECT MIN(started_at) FROM legs')).toBe(Date.parse('2026-03-02T14:00:00Z'));
});

test('an archive becomes one import a file; a file in it that is no export is refused by name', async () => {
  const zip = makeZip([
    { name: 'calls.csv', content: callLog([{ id: 'A1' }]) },
    { name: 'menu.csv', content: 'dish,price\nsoup,4\n' },
  ]);
  const sent = await sendRaw(zip, '?name=export.zip', 'application/zip');
  expect(sent.status).toBe(202);
  expect(sent.json.imports).toMatchObject([{ file: 'export.zip › calls.csv' }]);
  expect(sent.json.refused).toMatchObject([{ file: 'export.zip › menu.csv', code: 'unknown_layout' }]);
  await finished(1);
  expect(keptFiles()).toEqual([one('SELECT file_hash FROM imports')]);
});

test('the same file twice at once is one import, and both are told its address', async () => {
  // What is sent next waits for this one, which lasts until it is cancelled.
  await sendRaw(callLog(Array.from({ length: 250_000 }, (_, index) => ({ id: `L${index}` }))));
  const answers = await Promise.all([sendRaw(CALLS), sendRaw(CALLS)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(answers.map(({ headers }) => headers.get('Location'))).toEqual(['/api/imports/2', '/api/imports/2']);
  expect(answers.map(({ json }) => json.imports[0].isWaitingAlready).sort()).toEqual([false, true]);
  importsQueue().cancel(1, null);
  await finished(2);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(2);
}, 120_000);

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
