import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from 'db/open';
import { dataFolder } from 'importers/load/files/uploads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as listRoute from '~/routes/_shell.imports._index';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import * as lineRoute from '~/routes/_shell.imports.$id.rows.$line';
import * as newRoute from '~/routes/_shell.imports.new';
import * as eventsRoute from '~/routes/imports.$id.events';
import * as heldCsvRoute from '~/routes/imports.$id.held[.]csv';
import * as csvRoute from '~/routes/imports.$id.rejected[.]csv';
import { makeTeamWithPeople, makeUser } from '../factories';
import { allFacts, callLog, ROSTER_HEADER } from '../importers/load-helpers';
import { args, formPost, ORIGIN, responseOf, signedInRequest, unwrap } from './harness';
import { holdByLoad } from './load-on-hold';

let database: OpenDatabase;
let ops: SignedInUser;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-imports-'));
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  database = await openDatabase();
  globalThis.fairleadDatabase = Promise.resolve(database);
  ops = await makeUser(database.db, { role: 'ops' });
});

afterEach(() => {
  globalThis.fairleadLoads = undefined;
  rmSync(folder, { recursive: true, force: true });
  delete process.env.DATABASE_URL;
});

const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

/** Sends files as the upload form does and gives where it leads. */
async function upload(files: Record<string, string | Buffer<ArrayBuffer>>, user = ops): Promise<Response> {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('files', new Blob([content]), name);
  return send(newRoute.action, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } }, {}, user);
}

type Handler = (args: ReturnType<typeof import('./harness').args>) => Promise<unknown>;

async function send(handler: unknown, url: string, init: RequestInit, params: Record<string, string> = {}, user = ops) {
  const request = await signedInRequest(user, url, init);
  return responseOf(() => (handler as Handler)(args(request, params)));
}

async function ask(handler: unknown, url: string, params: Record<string, string> = {}, user = ops) {
  return (handler as Handler)(args(await signedInRequest(user, url), params));
}

/** Uploads, confirms, waits for the load and gives the import's id. */
async function load(files: Record<string, string>): Promise<number> {
  const previewUrl = (await upload(files)).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(previewUrl, ORIGIN).searchParams);
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  const id = Number(/^\/imports\/(\d+)$/.exec(confirmed.headers.get('Location')!)?.[1]);
  await importsQueue().whenFinished(id);
  return id;
}

type Found = Awaited<ReturnType<typeof oneRoute.loader>>;
const open = async (id: number, query = '') =>
  (await ask(oneRoute.loader, `/imports/${id}${query}`, { id: String(id) })) as Found;

const ROSTER = `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\n`;
const CALLS = callLog([{ id: 'C1' }, { id: 'C2', agent: 'Zoe', time: '10:00:00' }, { id: 'C3', time: '11:00:00' }]);

test('an upload is kept and looked at, and nothing is written before the confirmation', async () => {
  const response = await upload({ 'calls.csv': CALLS });
  expect(response.status).toBe(302);
  const location = response.headers.get('Location')!;
  expect(location).toMatch(/^\/imports\/new\?file=[0-9a-f]{64}~calls\.csv$|%7Ecalls\.csv$/);
  const { previews } = (await ask(newRoute.loader, location)) as Awaited<ReturnType<typeof newRoute.loader>>;
  expect(previews).toMatchObject([
    {
      chosen: { name: 'calls.csv' },
      takenFor: { profileId: 'plain_call_log', label: 'Call log' },
      zone: { name: 'UTC' },
      loadedAs: null,
    },
  ]);
  expect(previews[0]!.rows).toHaveLength(3);
  expect(previews[0]!.rows[0]).toMatchObject({ line: 2, fate: 'loads', raw: expect.arrayContaining(['C1', 'Ana']) });
  expect(previews[0]!.rows[0]!.became[0]).toContain('2026-03-02 09:00:00 UTC');
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
});

test('another zone can be chosen before loading, and is used', async () => {
  const location = (await upload({ 'calls.csv': callLog([{ id: 'C1' }]) })).headers.get('Location')!;
  const file = new URL(location, ORIGIN).searchParams.get('file')!;
  const fields = { file, [`zone-${file.slice(0, 16)}`]: 'America/New_York' };
  const looked = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'look' }));
  const { previews } = (await ask(newRoute.loader, looked.headers.get('Location')!)) as Awaited<
    ReturnType<typeof newRoute.loader>
  >;
  expect(previews[0]!.zone).toMatchObject({ name: 'America/New_York', because: 'you chose it' });
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  await importsQueue().whenFinished(Number(confirmed.headers.get('Location')!.split('/').at(-1)));
  expect(one('SELECT started_at FROM legs')).toBe(Date.parse('2026-03-02T14:00:00Z'));
});

test('several files are loaded one after another, each as its own import', async () => {
  const location = (await upload({ 'roster.csv': ROSTER, 'calls.csv': callLog([{ id: 'C1' }]) })).headers.get(
    'Location',
  )!;
  const body = new URL(location, ORIGIN).searchParams;
  body.set('intent', 'load');
  const confirmed = await send(newRoute.action, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  expect(confirmed.headers.get('Location')).toBe('/imports');
  await importsQueue().whenFinished(1);
  await importsQueue().whenFinished(2);
  const { imports, total } = (await ask(listRoute.loader, '/imports')) as Awaited<ReturnType<typeof listRoute.loader>>;
  expect(total).toBe(2);
  expect(imports).toMatchObject([
    { fileName: 'calls.csv', status: 'loaded', takenFor: 'Call log', loadedBy: ops.name, firstDate: '2026-03-02' },
    { fileName: 'roster.csv', status: 'loaded', takenFor: 'Roster' },
  ]);
});

test('an image, an empty file, headers alone and an unknown layout each say what is wrong and what to do', async () => {
  const png: Buffer<ArrayBuffer> = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const location = (
    await upload({
      'picture.csv': png,
      'empty.csv': '',
      'headers.csv': `${callLog([]).trim()}\n`,
      'recipes.csv': 'dish,taste\nsoup,good\ncake,better\n',
    })
  ).headers.get('Location')!;
  const { previews } = (await ask(newRoute.loader, location)) as Awaited<ReturnType<typeof newRoute.loader>>;
  expect(previews.map(({ found }) => found?.problem?.code)).toEqual([
    'not_text',
    'empty_file',
    'headers_only',
    'unknown_layout',
  ]);
  for (const { found } of previews) expect(found?.problem?.advice).not.toBe('');
  const body = new URL(location, ORIGIN).searchParams;
  body.set('intent', 'load');
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect(status).toBe(400);
  expect(value).toMatchObject({ error: expect.stringContaining('Nothing was written') });
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});

test('a form without a file answers 400 with a sentence', async () => {
  const body = new FormData();
  body.append('files', new Blob([]), '');
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers: { Origin: ORIGIN } });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect({ value, status }).toEqual({ value: { error: 'Choose at least one file.' }, status: 400 });
});

test('nonsense in the address of the preview shows the upload form', async () => {
  const found = (await ask(newRoute.loader, '/imports/new?file=../../etc/passwd~x&file=abc')) as {
    previews: unknown[];
  };
  expect(found.previews).toEqual([]);
});

test('after a load the counts add up to what was read, and every row tells its line', async () => {
  await load({ 'roster.csv': ROSTER });
  const id = await load({ 'calls.csv': CALLS });
  const { summary, lines, reasons, progress } = await open(id);
  expect(progress).toBeNull();
  expect(summary.counts).toEqual({ read: 3, inserted: 2, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 1 });
  expect(lines.map(({ line, fate }) => [line, fate])).toEqual([
    [2, 'inserted'],
    [3, 'held'],
    [4, 'inserted'],
  ]);
  expect(lines[0]!.title).toBe('Contact C1, Ana');
  expect(reasons).toEqual([{ fate: 'held', code: 'unknown_person', rows: 1 }]);
  expect((await open(id, '?fate=held')).lines.map(({ line }) => line)).toEqual([3]);
  expect((await open(id, '?fate=inserted&from=3')).lines.map(({ line }) => line)).toEqual([4]);
  expect((await open(id, '?fate=nonsense&from=-4')).lines).toHaveLength(3);
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'load' AND thing_id = ?`, String(id))).toBe(ops.id);
});

test('rows are shown a page at a time', async () => {
  const id = await load({ 'many.csv': callLog(Array.from({ length: 120 }, (_, index) => ({ id: `C${index}` }))) });
  const first = await open(id);
  expect(first.lines).toHaveLength(50);
  expect(first.nextFrom).toBe(52);
  const last = await open(id, '?from=102');
  expect(last.lines.map(({ line }) => line).at(-1)).toBe(121);
  expect(last.nextFrom).toBeNull();
});

test('refused rows are downloaded with their columns and why; corrected, they load as they are and nothing else changes', async () => {
  const id = await load({ 'calls.csv': CALLS.replace('10:00:00', 'ten') });
  const response = (await ask(csvRoute.loader, `/imports/${id}/rejected.csv`, { id: String(id) })) as Response;
  expect(response.headers.get('Content-Disposition')).toContain('calls%20refused%20rows.csv');
  const csv = await response.text();
  const [header, row, rest] = csv.split('\r\n');
  expect(header).toMatch(/^Call Id,Agent,.*,Satisfaction rating,fairlead_line,fairlead_problem,fairlead_advice/);
  expect(row).toContain('C2,Zoe,2026-03-02,ten,Billing,Y,Y,10,00:02:00,4,3,');
  expect(rest).toBe('');

  const corrected = await load({ 'corrected.csv': csv.replace(',ten,', ',10:00:00,') });
  expect((await open(corrected)).summary.counts).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  expect(one(`SELECT attributes FROM legs WHERE contact_key = 'C2'`)).toBeNull();
  const again = await load({ 'whole.csv': CALLS });
  expect((await open(again)).summary.counts).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 3 });
});

test('held rows are downloaded too; with a name that is known they load as they are', async () => {
  await load({ 'roster.csv': ROSTER });
  const id = await load({ 'calls.csv': CALLS });
  const csv = await (
    (await ask(heldCsvRoute.loader, `/imports/${id}/held.csv`, { id: String(id) })) as Response
  ).text();
  expect(csv.split('\r\n')[1]).toContain(
    'C2,Zoe,2026-03-02,10:00:00,Billing,Y,Y,10,00:02:00,4,3,Somebody who is not in the roster,',
  );
  const corrected = await load({ 'corrected.csv': csv.replace('C2,Zoe', 'C2,Ana') });
  expect((await open(corrected)).summary.counts).toMatchObject({ read: 1, inserted: 1, held: 0 });
  const again = await load({ 'whole.csv': CALLS.replace('Zoe', 'Ana') });
  expect((await open(again)).summary.counts).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 3 });
});

test('an import is taken back through its page, once, and the figures are as before', async () => {
  await load({ 'a.csv': callLog([{ id: 'C1' }]) });
  const before = allFacts(database);
  const id = await load({ 'b.csv': CALLS });
  expect(allFacts(database)).not.toEqual(before);
  const url = `/imports/${id}`;
  const response = await send(oneRoute.action, url, formPost({ intent: 'undo' }), { id: String(id) });
  expect(response.headers.get('Location')).toBe(url);
  await importsQueue().whenFinished(id);
  expect(allFacts(database)).toEqual(before);
  expect((await open(id)).summary.status).toBe('undone');
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'undo'`)).toBe(ops.id);
  const request = await signedInRequest(ops, url, formPost({ intent: 'undo' }));
  const second = unwrap(await oneRoute.action(args(request, { id: String(id) })));
  expect(second).toMatchObject({ status: 400, value: { refusal: expect.stringContaining('nothing to take back') } });
});

test('an interrupted load says so and is run again with one click', async () => {
  const id = await load({ 'a.csv': callLog([{ id: 'C1' }]) });
  database.connection.exec(`DELETE FROM answers; DELETE FROM legs; UPDATE imports SET status = 'interrupted'`);
  expect((await open(id)).isKept).toBe(true);
  await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'again' }), { id: String(id) });
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 1 } });
});

/** Uploads and confirms a file that takes a while, and gives its import's id while it waits or runs. */
async function begin(name: string, count: number): Promise<number> {
  const calls = Array.from({ length: count }, (_, index) => ({ id: `${name}${index}`, rating: '' as const }));
  const location = (await upload({ [name]: callLog(calls) })).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(location, ORIGIN).searchParams);
  const confirmed = await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  return Number(/^\/imports\/(\d+)$/.exec(confirmed.headers.get('Location')!)?.[1]);
}

const cancelRequest = (id: number) => signedInRequest(ops, `/imports/${id}`, formPost({ intent: 'cancel' }));

const change = async (id: number, intent: string, user = ops) =>
  unwrap(
    await oneRoute
      .action(args(await signedInRequest(user, `/imports/${id}`, formPost({ intent })), { id: String(id) }))
      .catch((response: unknown) => response),
  );

test('a load that waits is cancelled with one click, though another one is writing, and it is run again', async () => {
  const held = await holdByLoad(database);
  const id = await begin('b.csv', 20);
  const click = () =>
    cancelRequest(id).then((request) => responseOf(() => oneRoute.action(args(request, { id: String(id) }))));
  expect([(await click()).status, (await click()).status]).toEqual([302, 302]);
  expect(importsQueue().progressOf(id)).toMatchObject({ phase: 'waiting', isCancelling: true });
  await held.letGo();
  await importsQueue().whenFinished(id);
  expect(one('SELECT status FROM imports WHERE id = ?', id)).toBe('cancelled');
  expect(await change(id, 'cancel')).toMatchObject({
    status: 400,
    value: { refusal: 'This load is cancelled already. Nothing of the file was loaded.' },
  });
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'cancel' AND thing_id = ?`, String(id))).toBe(ops.id);
  await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'again' }), { id: String(id) });
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 20 } });
});

test('a cancel that comes just after the end changes nothing and says so', async () => {
  const id = await load({ 'a.csv': CALLS });
  expect(await change(id, 'cancel')).toMatchObject({
    status: 400,
    value: { refusal: expect.stringContaining('had ended before it could be cancelled: its rows count') },
  });
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 3 } });
});

test('who may only read imports cannot cancel one', async () => {
  const leader = await makeUser(database.db, { role: 'leader' });
  const id = await begin('a.csv', 20);
  const params = { id: String(id) };
  expect((await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'cancel' }), params, leader)).status).toBe(
    403,
  );
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary.status).toBe('loaded');
});

test('two confirmations of the same file at once lead to one import', async () => {
  const location = (await upload({ 'calls.csv': CALLS })).headers.get('Location')!;
  await ask(newRoute.loader, location);
  const fields = { ...Object.fromEntries(new URL(location, ORIGIN).searchParams), intent: 'load' };
  const [first, second] = await Promise.all([
    send(newRoute.action, '/imports/new', formPost(fields)),
    send(newRoute.action, '/imports/new', formPost(fields)),
  ]);
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
  await importsQueue().whenFinished(1);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(3);
});

test('progress is told as server-sent events until the load has ended', async () => {
  // So many that they are not all loaded before anybody listens.
  const calls = Array.from({ length: 150_000 }, (_, index) => ({ id: `C${index}` }));
  const location = (await upload({ 'many.csv': callLog(calls) })).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(location, ORIGIN).searchParams);
  await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  const response = (await ask(eventsRoute.loader, '/imports/1/events', { id: '1' })) as Response;
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  const told = await response.text();
  expect(told).toContain('event: progress\ndata: {"phase":');
  expect(told.trimEnd().endsWith('event: finished\ndata: {}')).toBe(true);
  expect(one('SELECT status FROM imports')).toBe('loaded');
  const afterwards = (await ask(eventsRoute.loader, '/imports/1/events', { id: '1' })) as Response;
  expect(await afterwards.text()).toBe('event: finished\ndata: {}\n\n');
}, 120_000);

test('one line shows its cells as they stand and what they became', async () => {
  const id = await load({ 'calls.csv': CALLS });
  const found = (await ask(lineRoute.loader, `/imports/${id}/rows/3`, { id: String(id), line: '3' })) as Awaited<
    ReturnType<typeof lineRoute.loader>
  >;
  expect(found.cells?.slice(0, 2)).toEqual([
    { header: 'Call Id', cell: 'C2', field: 'contact_id' },
    { header: 'Agent', cell: 'Zoe', field: 'name' },
  ]);
  expect(found.records).toMatchObject([
    { fate: 'inserted', title: 'Contact C2', person: { name: 'Zoe' }, replacedBy: null },
    { fate: 'inserted', title: 'CSAT answer', person: { name: 'Zoe' } },
  ]);
  const corrected = await load({ 'corrected.csv': CALLS.replace('10:00:00,Billing', '10:30:00,Billing') });
  const replaced = (await ask(lineRoute.loader, `/imports/${id}/rows/3`, {
    id: String(id),
    line: '3',
  })) as typeof found;
  expect(replaced.records[0]).toMatchObject({ fate: 'inserted', replacedBy: { importId: corrected, line: 3 } });
});

test('a line is shown to whoever may see its person, and to nobody else', async () => {
  const { memberId, supervisor, agent } = await makeTeamWithPeople(database.db);
  const stranger = await makeTeamWithPeople(database.db);
  const id = await load({ 'calls.csv': CALLS });
  database.connection.prepare(`UPDATE legs SET employee_id = ? WHERE contact_key = 'C1'`).run(memberId);
  database.connection.prepare(`UPDATE answers SET employee_id = ? WHERE contact_key = 'C1'`).run(memberId);
  const asked = async (user: SignedInUser, line: string) =>
    (await send(lineRoute.loader, `/imports/${id}/rows/${line}`, {}, { id: String(id), line }, user)).status;
  const shown = async (user: SignedInUser) =>
    (await ask(lineRoute.loader, `/imports/${id}/rows/2`, { id: String(id), line: '2' }, user)) as { line: number };
  expect((await shown(supervisor)).line).toBe(2);
  expect((await shown(agent)).line).toBe(2);
  expect(await asked(supervisor, '3')).toBe(404);
  expect(await asked(stranger.supervisor, '2')).toBe(404);
  expect(await asked(agent, '999')).toBe(404);
});

test('who may not load files reads no import, and who may only read cannot load or take back', async () => {
  const id = await load({ 'calls.csv': CALLS });
  const { supervisor } = await makeTeamWithPeople(database.db);
  const leader = await makeUser(database.db, { role: 'leader' });
  const params = { id: String(id) };
  for (const [handler, url] of [
    [listRoute.loader, '/imports'],
    [newRoute.loader, '/imports/new'],
    [oneRoute.loader, `/imports/${id}`],
    [csvRoute.loader, `/imports/${id}/rejected.csv`],
    [eventsRoute.loader, `/imports/${id}/events`],
  ] as const) {
    expect((await send(handler, url, {}, params, supervisor)).status).toBe(403);
  }
  expect(await ask(oneRoute.loader, `/imports/${id}`, params, leader)).toMatchObject({ mayChange: false });
  expect((await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'undo' }), params, leader)).status).toBe(
    403,
  );
  expect((await upload({ 'a.csv': CALLS }, leader)).status).toBe(403);
  expect(one('SELECT status FROM imports')).toBe('loaded');
});

test('an import that does not exist is not found', async () => {
  for (const id of ['999', 'abc', '1e9']) {
    expect((await send(oneRoute.loader, `/imports/${id}`, {}, { id })).status).toBe(404);
    expect((await send(csvRoute.loader, `/imports/${id}/rejected.csv`, {}, { id })).status).toBe(404);
  }
});

test('an upload that breaks off leaves no file behind', async () => {
  const boundary = 'xxBOUNDARYxx';
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nCall Id,Ag`;
  const headers = { Origin: ORIGIN, 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  const request = await signedInRequest(ops, '/imports/new', { method: 'POST', body, headers });
  const { value, status } = unwrap(await newRoute.action(args(request)));
  expect({ value, status }).toEqual({
    value: { error: 'The files did not arrive whole. Nothing was loaded. Send them again.' },
    status: 400,
  });
  expect(readdirSync(join(dataFolder(), 'uploads'))).toEqual([]);
});
