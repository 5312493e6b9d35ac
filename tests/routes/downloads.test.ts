import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { Spool } from '~/features/downloads/spool.server';
import { contactsLink } from '~/features/metrics/contacts-link';
import { logger } from '~/logger.server';
import { METRIC_IDS } from '~/metrics/catalogue';
import { loader as refusedOfToken } from '~/routes/api.imports.$id.rejected[.]csv';
import { loader as contactsCsv } from '~/routes/contacts[.]csv';
import { loader as refusedCsv } from '~/routes/imports.$id.rejected[.]csv';
import { makeImport, makeUser } from '../factories';
import { longestPiece } from '../longest-piece';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { centerForEachTest, makeToken } from './api-center';
import { serveBodies } from './body-server';
import { args, request, signedInRequest } from './harness';

const center = centerForEachTest();
let small: Awaited<ReturnType<typeof makeSmallCenter>>;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  small = await makeSmallCenter(center.database);
});

const download = async (user: Pick<SignedInUser, 'id'>, url: string, init: RequestInit = {}) =>
  contactsCsv(args(await signedInRequest(user, url.replace('/contacts', '/contacts.csv'), init)));
const EVERYTHING = `${contactsLink({ metricId: 'contacts_handled' })}&from=2020-01-01`;

/** Files that this process has open and that have no name any more. */
const openSpools = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)).includes('.fairlead-download-');
    } catch {
      return false;
    }
  }).length;
const whenNoneIsOpen = () => vi.waitFor(() => expect(openSpools()).toBe(0), 10_000);

/** Contacts by the thousand, all alike. */
function addLegs(count: number): void {
  center.database.connection.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO legs (source, contact_key, leg_key, import_id, line, employee_id, queue_id, channel, direction,
      started_at, started_text, time_zone, zone_from, local_date, is_answered, is_abandoned, talk_ms)
    SELECT 'many', 'm' || i, '1', ${small.importId}, i + 1000, ${small.ana}, 1, 'voice', 'inbound',
      1773000000000 + i, '', 'UTC', 'file', '2026-03-09', 1, 0, 60000 FROM n`);
}

test('a file that a thread writes says of every metric what the rows say when they are read here', async () => {
  for (const metricId of METRIC_IDS) {
    const url = `${contactsLink({ metricId })}&from=2020-01-01&part=denominator`;
    const text = await (await download(center.admin, url)).text();
    const memory = Object.defineProperty(Object.create(center.database.connection), 'memory', { value: true });
    globalThis.fairleadDatabase = Promise.resolve({ ...center.database, connection: memory });
    const expected = await (await download(center.admin, url)).text();
    globalThis.fairleadDatabase = Promise.resolve(center.database);
    expect([metricId, text]).toEqual([metricId, expected]);
    expect(text.length).toBeGreaterThan(100);
  }
  await whenNoneIsOpen();
});

test('a file of thirty thousand rows holds nobody up, and is whole', async () => {
  addLegs(30_000);
  const before = (await (await download(center.admin, EVERYTHING)).text()).split('\n').length;
  let lines = 0;
  const piece = await longestPiece(async () => {
    for (const sort of ['time', 'amount', 'person'])
      lines = (await (await download(center.admin, `${EVERYTHING}&sort=${sort}`)).text()).split('\n').length;
  }, 'processor');
  expect(before).toBeGreaterThan(30_000);
  expect(lines).toBe(before);
  expect(piece).toBeLessThan(100);
});

test('of contacts as of answers every row is in the file, each once', async () => {
  addLegs(6_001);
  const { connection } = center.database;
  connection.exec(`
    INSERT INTO answers (source, answer_key, import_id, line, contact_key, employee_id, channel, kind, scale_min, scale_max,
      score, asked_at, local_date)
    SELECT 'many', contact_key, import_id, line, contact_key, employee_id, channel, 'csat', 1, 5, 5, started_at, local_date
    FROM legs WHERE source = 'many'`);
  const keys = connection.prepare(`SELECT contact_key FROM legs WHERE source = 'many'`).pluck().all() as string[];
  const answers = `${contactsLink({ metricId: 'csat' })}&from=2020-01-01&part=denominator`;
  for (const url of [EVERYTHING, answers]) {
    const text = await (await download(center.admin, url)).text();
    const found = [...text.matchAll(/,(m\d+),/g)].map(([, key]) => key);
    expect([url, found.sort()]).toEqual([url, [...keys].sort()]);
  }
});

test('a file is of one moment: what is written meanwhile is in none of its rows', async () => {
  addLegs(8_000);
  const response = await download(center.admin, EVERYTHING);
  center.database.connection.exec(`UPDATE legs SET talk_ms = 1 WHERE source = 'many'`);
  const lines = (await response.text()).split('\r\n').filter((line) => line.includes(',m'));
  expect(new Set(lines.map((line) => line.split(',').at(-5))).size).toBe(1);
});

test('a file that cannot be closed is told in the log, and ends nothing', async () => {
  const told = vi.spyOn(logger, 'warn').mockReturnValue();
  const { close } = Spool.prototype;
  const closing = vi.spyOn(Spool.prototype, 'close').mockImplementation(async function (this: Spool) {
    await close.call(this);
    throw new Error('no such file');
  });
  await (await download(center.admin, EVERYTHING)).text();
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  closing.mockRestore();
  told.mockRestore();
});

test('who goes away, before or after the first row, keeps nothing open', async () => {
  addLegs(8_000);
  const before = new AbortController();
  const asked = download(center.admin, EVERYTHING, { signal: before.signal });
  before.abort();
  await asked.then(
    (response) => response.body?.cancel(),
    () => undefined,
  );
  const after = new AbortController();
  const response = await download(center.admin, EVERYTHING, { signal: after.signal });
  const reader = response.body!.getReader();
  await reader.read();
  after.abort();
  await whenNoneIsOpen();
  const another = await download(center.admin, EVERYTHING);
  await another.body!.cancel();
  await whenNoneIsOpen();
});

test('whoever takes files slowly is soon told to wait, and nobody else is', async () => {
  const other = await makeUser(center.database.db, { role: 'admin' });
  addLegs(8_000);
  const taken: Response[] = [];
  for (let file = 0; file < 4; file += 1) taken.push(await download(center.admin, EVERYTHING));
  const refused = await download(center.admin, EVERYTHING);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '30']);
  expect(await refused.text()).toBe(
    'Too many files are being made at once. Wait for those that you asked for, then try again.\n',
  );
  const ofOther = await download(other, EVERYTHING);
  expect(ofOther.status).toBe(200);
  expect((await ofOther.text()).length).toBeGreaterThan(400_000);
  await taken[0]!.body!.cancel();
  const inItsPlace = await vi.waitFor(async () => {
    const response = await download(center.admin, EVERYTHING);
    expect(response.status).toBe(200);
    return response;
  }, 10_000);
  for (const response of [inItsPlace, ...taken.slice(1)])
    expect((await response.text()).length).toBeGreaterThan(400_000);
});

test('a program that asks for too many files is told so as JSON', async () => {
  const token = await makeToken(center.admin, 'imports:read');
  const id = String(await makeImport(center.database.db, { file_name: 'calls.csv' }));
  const ask = () =>
    refusedOfToken(
      args(request(`/api/imports/${id}/rejected.csv`, { headers: { Authorization: `Bearer ${token}` } }), { id }),
    );
  const taken = [];
  for (let file = 0; file < 4; file += 1) taken.push(await ask());
  const refused = await ask();
  expect([refused.status, (await refused.json()).error.code]).toEqual([503, 'too_many_files']);
  for (const response of taken) expect(await response.text()).toContain('fairlead_line');
});

test('a file whose rows cannot be read ends in an error, never as if it were whole', async () => {
  const id = await makeImport(center.database.db, { file_name: 'calls.csv' });
  const insert = center.database.connection.prepare(
    `INSERT INTO import_rows (import_id, line, fate, raw) VALUES (?, ?, 'rejected', ?)`,
  );
  for (let line = 1; line < 4_000; line += 1) insert.run(id, line, JSON.stringify(['x'.repeat(200)]));
  insert.run(id, 4_000, 'no JSON');
  const ask = async () => refusedCsv(args(await signedInRequest(center.admin, '/'), { id: String(id) }));
  await expect(ask().then((response) => response.text())).rejects.toThrow('JSON');
  await whenNoneIsOpen();
});

test('a body is made as fast as it is taken, and no more of it when nobody is there', async () => {
  let made = 0;
  let isCancelled = false;
  const server = await serveBodies(
    () =>
      new ReadableStream({
        async pull(controller) {
          await sleep(1);
          made += 1;
          // What cannot be compressed.
          controller.enqueue(randomBytes(64 * 1024));
        },
        cancel: () => {
          isCancelled = true;
        },
      }),
  );
  const socket = createConnection(server.port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n');
  await vi.waitFor(() => expect(made).toBeGreaterThan(5), 10_000);
  let before = -1;
  // As much as the system keeps between two sockets, and not a byte of this process's memory beyond that.
  for (let look = 0; before !== made && look < 100; look += 1) {
    before = made;
    await sleep(200);
  }
  expect(made * 64).toBeLessThan(20_000);
  socket.destroy();
  await vi.waitFor(() => expect(isCancelled).toBe(true), 10_000);
  await server.stop();
});
