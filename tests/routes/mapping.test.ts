import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from 'db/open';
import { removeStaleUploads } from 'importers/load/remove-stale-uploads';
import { findKept } from 'importers/load/uploads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as mapRoute from '~/routes/_shell.imports.map.$upload._index';
import * as checkRoute from '~/routes/_shell.imports.map.$upload.check';
import * as newRoute from '~/routes/_shell.imports.new';
import * as profilesRoute from '~/routes/_shell.imports.profiles';
import * as jsonRoute from '~/routes/imports.profiles.$id[.]json';
import { makeUser } from '../factories';
import { deskTickets, phoneCalls } from '../importers/unknown-layouts';
import { args, formPost, ORIGIN, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let ops: SignedInUser;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-mapping-'));
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  database = await openDatabase();
  globalThis.fairleadDatabase = Promise.resolve(database);
  ops = await makeUser(database.db, { role: 'ops' });
});

afterEach(() => {
  globalThis.fairleadLoads = undefined;
  globalThis.fairleadChecks = undefined;
  rmSync(folder, { recursive: true, force: true });
  delete process.env.DATABASE_URL;
});

const one = (sql: string) => database.connection.prepare(sql).pluck().get();

type Handler = (args: ReturnType<typeof import('./harness').args>) => Promise<unknown>;

async function call(
  handler: unknown,
  url: string,
  params: Record<string, string> = {},
  init?: RequestInit,
  user = ops,
) {
  return (handler as Handler)(args(await signedInRequest(user, url, init), params));
}

/** Uploads a text and gives the hash under which it is kept. */
async function upload(text: string, name = 'ring line.csv'): Promise<string> {
  const body = new FormData();
  body.append('files', new Blob([text]), name);
  const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
  const response = await responseOf(() => call(newRoute.action, '/imports/new', {}, init));
  return new URL(response.headers.get('Location')!, ORIGIN).searchParams.get('file')!.split('~')[0]!;
}

type Mapping = Awaited<ReturnType<typeof mapRoute.loader>>;
const open = async (hash: string, query = 'name=ring+line.csv') =>
  (await call(mapRoute.loader, `/imports/map/${hash}?${query}`, { upload: hash })) as Mapping;

/** The query that the wizard's form sends as it stands. */
function queryOf(page: Mapping, changes: Record<string, string> = {}): string {
  const { settings } = page;
  return new URLSearchParams({
    name: page.name,
    was: page.rows,
    rows: page.rows,
    source: settings.source,
    key: settings.key,
    ...(settings.channel && { channel: settings.channel }),
    order: settings.order,
    zone: settings.zone,
    nulls: settings.nulls,
    ...(page.editing && { profile: page.editing.id }),
    ...Object.fromEntries(page.columns.map(({ index, meaning }) => [`c${index}`, meaning])),
    ...Object.fromEntries(page.columns.flatMap(({ index, unit }) => (unit ? [[`u${index}`, unit]] : []))),
    ...Object.fromEntries(page.columns.flatMap(({ index, isFlag, yes }) => (isFlag ? [[`y${index}`, yes]] : []))),
    ...changes,
  }).toString();
}

/** Asks for the check until it is done. */
async function check(hash: string, query: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = (await call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, { upload: hash })) as Awaited<
      ReturnType<typeof checkRoute.loader>
    >;
    if (page.state !== 'running') return page;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The check did not end.');
}

const decide = (hash: string, query: string, fields: Record<string, string>) =>
  call(checkRoute.action, `/imports/map/${hash}/check?${query}`, { upload: hash }, formPost(fields));

/** Maps a text as suggested and saves it under a name; gives the import's id. */
async function saveAndLoad(text: string, name: string): Promise<{ hash: string; query: string; id: number }> {
  const hash = await upload(text);
  const query = queryOf(await open(hash));
  const fields = { intent: 'save_and_load', profile_name: name };
  const response = await responseOf(() => decide(hash, query, fields));
  const id = Number(response.headers.get('Location')!.split('/').at(-1));
  await importsQueue().whenFinished(id);
  return { hash, query, id };
}

test('an unknown file is refused where files are loaded, and mapped with suggestions and its rows as they would load', async () => {
  const hash = await upload(phoneCalls(60));
  const page = await open(hash);
  expect(page).toMatchObject({ rows: 'contact', problems: [], question: null, settings: { key: 'contact_id+leg_id' } });
  expect(page.columns.find(({ header }) => header === 'Duration')).toMatchObject({
    meaning: 'talk',
    unit: 's',
    because: 'Its name says so; its cells look like durations.',
  });
  expect(page.preview.rows).toHaveLength(50);
  const place = page.preview.columns.findIndex(({ header }) => header === 'Date');
  expect(page.preview.rows[0]!.cells[place]).toEqual({
    raw: '10/15/2026',
    value: '2026-10-15 08:00:00 UTC',
    advice: null,
  });
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});

test('what is said changes the rows: another unit, another zone, a column left out', async () => {
  const hash = await upload('Nr;Wann;Wer;Dauer\nA1;2026-03-02 09:00;Ana Ruiz;2\nA2;2026-03-02 10:00;Ben Okoro;3\n');
  const page = await open(hash);
  const duration = page.columns.find(({ header }) => header === 'Dauer')!;
  const changes = { [`u${duration.index}`]: 'min', zone: 'Europe/Berlin' };
  const changed = await open(hash, queryOf(page, changes));
  const cells = changed.preview.rows[0]!.cells.map(({ value }) => value);
  expect(cells).toContain('2:00');
  expect(cells).toContain('2026-03-02 09:00:00 Europe/Berlin');
  const without = await open(hash, queryOf(page, { [`c${duration.index}`]: '-' }));
  expect(without.preview.columns.map(({ header }) => header)).not.toContain('Dauer');
});

test('each wrong cell says what is wrong with it, several in one row', async () => {
  const good = Array.from(
    { length: 12 },
    (_, place) => `C${place},2026-03-0${(place % 9) + 1} 10:00,0:02:00,Ben Okoro`,
  );
  const hash = await upload(`Call ID,Date,Talk time,Agent\nX1,soon,never,Ana Ruiz\n${good.join('\n')}\n`);
  const page = await open(hash);
  const [first] = page.preview.rows;
  expect(first!.fate).toBe('refused');
  expect(first!.cells.flatMap(({ advice }) => advice ?? [])).toHaveLength(2);
});

test('a mapping that lacks something cannot be checked: the wizard says what', async () => {
  const hash = await upload(phoneCalls(20));
  const page = await open(hash);
  const date = page.columns.find(({ meaning }) => meaning === 'started')!;
  const query = queryOf(page, { [`c${date.index}`]: '' });
  const back = await responseOf(() => call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, { upload: hash }));
  expect(back.headers.get('Location')).toContain(`/imports/map/${hash}?`);
  expect((await open(hash, query)).problems).toEqual(['No column says when it started: choose the one that does.']);
  const refused = unwrap(await decide(hash, query, { intent: 'load' }));
  expect(refused).toMatchObject({ status: 400, value: { field: null } });
});

test('the check tells days, durations, people and refused rows of the whole file, and writes nothing', async () => {
  const text = phoneCalls(60).replace('10/16/2026,09:11:00', 'soon,09:11:00');
  const hash = await upload(text);
  const page = await check(hash, queryOf(await open(hash)));
  if (page.state !== 'done') throw new Error(page.state);
  expect(page.found).toMatchObject({ read: 60, good: 59, rejected: 1, skipped: 0, repeats: 0, isRosterLoaded: false });
  expect(page.found.days.bars.reduce((sum, { value }) => sum + value, 0)).toBe(59);
  expect(page.found.durations.map(({ label }) => label)).toEqual(['Wait', 'Talk time']);
  expect(page.found.people).toMatchObject({ known: 0, unknownCount: 4 });
  expect(page.found.leftOut).toMatchObject([{ column: 'Date', rows: 1, example: { line: 3, cell: 'soon' } }]);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  expect(one('SELECT COUNT(*) FROM employees')).toBe(0);
});

test('loaded once: the rows are in, no layout is saved, and loading again changes nothing', async () => {
  const hash = await upload(deskTickets(20));
  const query = queryOf(await open(hash));
  const load = async () => {
    const to = (await responseOf(() => decide(hash, query, { intent: 'load' }))).headers.get('Location')!;
    const id = Number(to.split('/').at(-1));
    await importsQueue().whenFinished(id);
    return id;
  };
  const first = await load();
  expect(one(`SELECT rows_inserted FROM imports WHERE id = ${first}`)).toBe(20);
  expect(one(`SELECT profile_id FROM imports WHERE id = ${first}`)).toBe('mapped_once');
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(0);
  const second = await load();
  expect(one(`SELECT rows_unchanged FROM imports WHERE id = ${second}`)).toBe(20);
});

test('saved and loaded: the next file of that layout is known, with score and reason, and says which version read it', async () => {
  const { id } = await saveAndLoad(phoneCalls(20), 'Ring line');
  expect(one(`SELECT profile_id || ' ' || profile_version FROM imports WHERE id = ${id}`)).toBe('ring-line 1');
  expect(one("SELECT COUNT(*) FROM audit_entries WHERE action = 'save' AND thing = 'profile'")).toBe(1);
  const hash = await upload(phoneCalls(24), 'another name.csv');
  const query = new URLSearchParams({ file: `${hash}~another name.csv` });
  const { previews } = (await call(newRoute.loader, `/imports/new?${query}`)) as Awaited<
    ReturnType<typeof newRoute.loader>
  >;
  expect(previews[0]!.takenFor).toEqual({
    label: 'Ring line',
    profileId: 'ring-line',
    score: 1,
    reason: 'it has all the headers of this report',
  });
});

test('a name that is taken, blank or of no letters is refused beside the field, and nothing is written', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const hash = await upload(deskTickets(12), 'desk.csv');
  const query = queryOf(await open(hash, 'name=desk.csv'));
  const refuse = async (name: string) => {
    const { status, value } = unwrap(await decide(hash, query, { intent: 'save_and_load', profile_name: name }));
    return [status, (value as { field: string }).field, (value as { error: string }).error];
  };
  expect(await refuse('ring LINE')).toEqual([400, 'name', expect.stringContaining('“ring LINE” already')]);
  expect(await refuse('Zendesk tickets')).toEqual([400, 'name', expect.stringContaining('already')]);
  expect(await refuse('  ')).toEqual([400, 'name', 'Give the layout a name.']);
  expect(await refuse('…')).toEqual([400, 'name', expect.stringContaining('at least one letter')]);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
});

test('a double click saves one layout and loads the file once', async () => {
  const hash = await upload(phoneCalls(20));
  const query = queryOf(await open(hash));
  const fields = { intent: 'save_and_load', profile_name: 'Ring line' };
  const [first, second] = await Promise.all([
    responseOf(() => decide(hash, query, fields)),
    responseOf(() => decide(hash, query, fields)),
  ]);
  expect([first.status, second.status]).toEqual([302, 302]);
  expect(first.headers.get('Location')).toBe(second.headers.get('Location'));
  await importsQueue().whenFinished(1);
  expect([one('SELECT COUNT(*) FROM saved_profiles'), one('SELECT COUNT(*) FROM imports')]).toEqual([1, 1]);
});

test('a change is a new version: what was loaded keeps the old one and runs again by it', async () => {
  const { hash, id } = await saveAndLoad(phoneCalls(20), 'Ring line');
  const begun = await responseOf(() =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'ring-line' })),
  );
  expect(begun.headers.get('Location')).toBe(`/imports/map/${hash}?name=ring+line.csv&profile=ring-line`);
  const page = await open(hash, 'name=ring+line.csv&profile=ring-line');
  expect(page.editing).toEqual({ id: 'ring-line', label: 'Ring line', next: 2 });
  const place = page.columns.find(({ header }) => header === 'Location')!.index;
  const saved = await responseOf(() =>
    decide(hash, queryOf(page, { [`c${place}`]: 'reason' }), { intent: 'save', profile_name: 'Ring line' }),
  );
  expect(saved.headers.get('Location')).toBe('/imports/profiles');
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(2);
  expect(one(`SELECT profile_version FROM imports WHERE id = ${id}`)).toBe(1);
  expect(JSON.parse(String(one(`SELECT mapping FROM imports WHERE id = ${id}`))).profile.version).toBe(1);
  const { saved: list } = (await call(profilesRoute.loader, '/imports/profiles')) as Awaited<
    ReturnType<typeof profilesRoute.loader>
  >;
  expect(list).toMatchObject([{ id: 'ring-line', version: 2, imports: 1, isRetired: false }]);
});

test('where the example is kept no more, a layout is changed on its headers alone', async () => {
  const { hash } = await saveAndLoad(phoneCalls(20), 'Ring line');
  rmSync(findKept(hash)!);
  const begun = await responseOf(() =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'ring-line' })),
  );
  const to = new URL(begun.headers.get('Location')!, ORIGIN);
  const headersHash = to.pathname.split('/').at(-1)!;
  const page = await open(headersHash, to.searchParams.toString());
  expect(page).toMatchObject({ hasRows: false, problems: [], editing: { next: 2 } });
  expect(page.columns.find(({ header }) => header === 'Duration')?.meaning).toBe('talk');
  expect(await check(headersHash, queryOf(page))).toMatchObject({ state: 'no_rows' });
});

test('a retired layout recognises nothing until it is used again', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const known = async () => {
    const hash = await upload(phoneCalls(26));
    const query = new URLSearchParams({ file: `${hash}~x.csv` });
    const { previews } = (await call(newRoute.loader, `/imports/new?${query}`)) as Awaited<
      ReturnType<typeof newRoute.loader>
    >;
    return previews[0]!.takenFor?.profileId ?? null;
  };
  const act = (intent: string) =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent, id: 'ring-line' }));
  expect((await responseOf(() => act('retire'))).status).toBe(302);
  expect(await known()).toBeNull();
  expect((await responseOf(() => act('restore'))).status).toBe(302);
  expect(await known()).toBe('ring-line');
});

test('an exported layout is taken in elsewhere, and a second time is refused only where it differs', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const json = await (
    await responseOf(() => call(jsonRoute.loader, '/imports/profiles/ring-line.json', { id: 'ring-line' }))
  ).text();
  database.connection.exec('DELETE FROM saved_profiles');
  const take = async (text: string) => {
    const body = new FormData();
    body.append('layout', new Blob([text], { type: 'application/json' }), 'ring-line.json');
    const result = await call(
      profilesRoute.action,
      '/imports/profiles',
      {},
      { method: 'POST', body, headers: { Origin: ORIGIN } },
    );
    return result instanceof Response ? result.status : (unwrap(result).value as { problems: string[] }).problems;
  };
  expect(await take(json)).toBe(302);
  expect(await take(json)).toBe(302);
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(1);
  const other = JSON.stringify({ ...JSON.parse(json), nulls: ['nix'] });
  expect(await take(other)).toEqual([expect.stringContaining('“Ring line” already')]);
  expect(await take('{"kind":"leg"}')).toContainEqual(expect.stringMatching(/^id: /));
});

test('who may not write imports maps nothing; who may not read them sees no layouts; wrong ids are not there', async () => {
  const hash = await upload(phoneCalls(20));
  const query = queryOf(await open(hash));
  const leader = await makeUser(database.db, { role: 'leader' });
  const supervisor = await makeUser(database.db, { role: 'supervisor' });
  const statusOf = async (run: () => Promise<unknown>) => (await responseOf(run)).status;
  const at = { upload: hash };
  expect(await statusOf(() => call(mapRoute.loader, `/imports/map/${hash}`, at, undefined, leader))).toBe(403);
  expect(
    await statusOf(() => call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, at, undefined, leader)),
  ).toBe(403);
  expect(
    await statusOf(() =>
      call(checkRoute.action, `/imports/map/${hash}/check?${query}`, at, formPost({ intent: 'load' }), leader),
    ),
  ).toBe(403);
  expect(
    await statusOf(() =>
      call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'retire', id: 'x' }), leader),
    ),
  ).toBe(403);
  expect(await statusOf(() => call(profilesRoute.loader, '/imports/profiles', {}, undefined, supervisor))).toBe(403);
  expect(
    await statusOf(() => call(jsonRoute.loader, '/imports/profiles/x.json', { id: 'x' }, undefined, supervisor)),
  ).toBe(403);
  const wrong = 'a'.repeat(64);
  expect(await statusOf(() => call(mapRoute.loader, `/imports/map/${wrong}`, { upload: wrong }))).toBe(404);
  expect(await statusOf(() => call(mapRoute.loader, '/imports/map/..%2Fdb', { upload: '../db' }))).toBe(404);
  expect(await statusOf(() => call(jsonRoute.loader, '/imports/profiles/x.json', { id: 'x' }))).toBe(404);
  expect(
    await statusOf(() => call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'x' }))),
  ).toBe(404);
});

test('nonsense in the address becomes what was suggested', async () => {
  const hash = await upload(phoneCalls(20));
  const page = await open(hash, 'rows=dragons&c0=fire&order=backwards&key=x&zone=&was=');
  expect(page).toMatchObject({ rows: 'contact', problems: [] });
});

test('uploads that nobody loaded go after seven days; what was loaded or is an example stays', async () => {
  const { hash: loaded } = await saveAndLoad(phoneCalls(20), 'Ring line');
  const looked = await upload(deskTickets(12), 'desk.csv');
  const fresh = await upload(deskTickets(13), 'desk.csv');
  const old = new Date(Date.now() - 8 * 86_400_000);
  for (const hash of [loaded, looked]) utimesSync(findKept(hash)!, old, old);
  writeFileSync(join(folder, 'uploads', 'note.txt'), 'not an upload');
  expect(await removeStaleUploads(database.db)).toBe(1);
  expect([loaded, looked, fresh].map((hash) => findKept(hash) !== null)).toEqual([true, false, true]);
});
